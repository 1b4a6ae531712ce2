/* What to build. Nothing to change here. */
#ifndef ONE_H
#define ONE_H

#include "ouroboros.h"

ObObject *ones_new(void);
ObObject *one_of(ObObject *ones, ObObject *op);

#endif
