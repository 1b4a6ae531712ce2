/* The interface of a Set. Nothing to change here. */
#ifndef SET_H
#define SET_H

#include "ouroboros.h"

extern ObType set_type;

ObObject *set_new(void);
size_t set_size(const ObObject *op);
int set_add(ObObject *op, ObObject *item);
int set_has(ObObject *op, ObObject *item);
int set_discard(ObObject *op, ObObject *item);

#endif
