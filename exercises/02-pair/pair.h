/* The interface of a Pair. Nothing to change here. */
#ifndef PAIR_H
#define PAIR_H

#include "ouroboros.h"

extern ObType pair_type;

ObObject *pair_new(ObObject *first, ObObject *second);
ObObject *pair_first_borrowed(const ObObject *pair);
ObObject *pair_second_borrowed(const ObObject *pair);

#endif
