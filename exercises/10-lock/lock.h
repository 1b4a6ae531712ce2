/* What to build. Nothing to change here. */
#ifndef LOCK_H
#define LOCK_H

#include "ouroboros.h"

ObObject *lock_new(void);
bool lock_acquire(ObObject *op, bool wait);
int lock_release(ObObject *op);

#endif
