/* The pool's interface. You may change the struct's members. */
#ifndef INTERN_H
#define INTERN_H

#include "ouroboros.h"

typedef struct Pool {
    size_t used, capacity;
    ObObject **strings;     /* each a reference of the pool's */
} Pool;

/* A Pool that is all zeros is empty. */

/* Returns a new reference to the pool's str with these bytes,
 * or NULL with an exception. */
ObObject *pool_intern(Pool *pool, const char *utf8, size_t size);

/* Lets go of every string; the pool is empty afterwards. */
void pool_clear(Pool *pool);

#endif
