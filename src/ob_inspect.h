/* inspect: looking at the heap without holding on to it.
 *
 * CPython has no such thing; its nearest are gc.get_objects and
 * tracemalloc.
 */
#ifndef OB_INSPECT_H
#define OB_INSPECT_H

#include "ob_values.h"

/* What one moment looked like. It holds no references: what it shows
 * may be dead when you read it. */
typedef struct ObSnapshot ObSnapshot;

/* Takes in every name of every namespace, oldest namespace first;
 * every object that they lead to; and, when memory is checked, every
 * other mortal object. NULL with MemoryError. `before`, unless NULL,
 * is an earlier snapshot: what differs from it is marked as changed. */
ObSnapshot *ob_snapshot_take(const ObSnapshot *before);

/* Writes a drawing for Graphviz. */
void ob_snapshot_dot(const ObSnapshot *shot, FILE *out);

/* Writes the same in words. */
void ob_snapshot_text(const ObSnapshot *shot, FILE *out);

void ob_snapshot_free(ObSnapshot *shot);

#endif
