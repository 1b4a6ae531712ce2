/* What to build. Nothing to change here. */
#ifndef LOCK_H
#define LOCK_H

#include "ouroboros.h"

ObObject *lock_new(void);
int lock_acquire(ObObject *op, long milliseconds);
int lock_release(ObObject *op);

#endif
