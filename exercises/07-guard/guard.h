/* What to build. Nothing to change here. */
#ifndef GUARD_H
#define GUARD_H

#include "ouroboros.h"

/* 0, or -1 with an exception. */
typedef int GuardAction(void *arg);

ObObject *guard_new(GuardAction *action, void *arg);
int guard_close(ObObject *op);

#endif
