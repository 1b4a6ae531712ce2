/* Allocators that ob_mem.h allows, and one that it does not. */
#ifndef ALLOCATORS_H
#define ALLOCATORS_H

#include "ouroboros.h"

/* "moving": a block moves at each resize, and what it leaves is junk.
 * "aligned8": addresses are odd multiples of 8. NULL: malloc's.
 * Ends the program if there is none of that name. */
const ObAllocator *allocator_named(const char *name);

/* How many blocks of such an allocator are live. */
size_t allocator_blocks(void);

#endif
