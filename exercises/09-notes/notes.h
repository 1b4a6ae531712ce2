/* What to build. Nothing to change here. */
#ifndef NOTES_H
#define NOTES_H

#include "ouroboros.h"

ObObject *notes_new(void);
int notes_set(ObObject *notes, ObObject *op, ObObject *note);
ObObject *notes_get(ObObject *notes, ObObject *op);

#endif
