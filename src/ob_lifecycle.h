/* lifecycle: an interpreter's birth and death.
 *
 * CPython: Python/pylifecycle.c
 */
#ifndef OB_LIFECYCLE_H
#define OB_LIFECYCLE_H

#include "ob_values.h"

typedef struct ObConfig {
    const ObAllocator *allocator;   /* NULL: the C library's */
    bool debug_mem;                 /* check all memory */
    bool stress;            /* ask for a collection at each birth */
} ObConfig;

/* A new interpreter; its main thread becomes the current one (see
 * ob_thread_swap). NULL if there is no memory; then the current one is
 * who it was. `config` may be NULL: all zeros. */
ObInterp *ob_interp_new(const ObConfig *config);

/* Lets go of all namespaces, oldest first, collects what only holds
 * itself, and looks again, as last words may have made more; at most a
 * hundred times. Callbacks of collections are forgotten. What is mortal
 * and lives on has leaked. Last words must not call it. */
void ob_interp_clear(ObInterp *interp);

/* Clears and frees it. Returns 0, or, when memory is checked and some
 * has leaked, -1: it is reported on stderr, then given back. If it was
 * the current interpreter, there is none then. */
int ob_interp_free(ObInterp *interp);

/* Checks all invariants of the current interpreter that can be checked
 * from outside: 0, or -1 with a sentence in `why`. Needs no memory. */
int ob_validate(char *why, size_t size);

#endif
