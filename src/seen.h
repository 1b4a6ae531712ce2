/* seen: which objects can be seen. Not for other layers.
 *
 * CPython: Modules/gcmodule.c, gc.get_objects
 */
#ifndef OB_SEEN_H
#define OB_SEEN_H

#include "ob_values.h"

/* Addresses, each once, in the order in which they were seen. They
 * are not references. All zeros: none was seen yet. */
typedef struct ObSeen {
    void **address;
    size_t used, capacity;
    size_t *place;      /* an index, plus 1; 0: empty */
    size_t mask;        /* places, a power of two, less one */
} ObSeen;

#define OB_UNSEEN SIZE_MAX

/* The index of an address; OB_UNSEEN: it was not seen. */
size_t ob_seen_index(const ObSeen *seen, const void *address);

/* The same, and an address that was not seen is added. OB_UNSEEN with
 * MemoryError. */
size_t ob_seen_add(ObSeen *seen, void *address);

void ob_seen_free(ObSeen *seen);

/* Adds all objects that can be seen: those that names lead to, oldest
 * namespace first; when memory is checked, all other mortal ones,
 * oldest first; what these refer to. 0, or -1 with MemoryError. */
int ob_seen_all(ObSeen *seen);

/* The count of op; 0: it is dying. */
uint32_t ob_seen_count(const ObObject *op);

/* Takes a reference to each that is not dying; lets go of it. What
 * looks at them may ask them meanwhile: nobody dies. */
void ob_seen_hold(const ObSeen *seen);
void ob_seen_let_go(const ObSeen *seen);

/* Copies UTF-8 into a label of `size` bytes, cut with dots where it is
 * too long, and never in the middle of a character. */
void ob_seen_label(char *label, size_t size, const char *text);

/* The same with the repr of op; with "?" if that raises; with
 * "<dying>" or "<not complete>" if op cannot be asked. 0, or -1 with
 * MemoryError. */
int ob_seen_repr(char *label, size_t size, ObObject *op);

/* Its ob_sizeof, or its type's basic_size if it cannot be asked. */
size_t ob_seen_size(const ObObject *op);

/* Asks op for what it refers to, unless it can refer to nothing, or
 * cannot be asked. What `visit` returned last. */
int ob_seen_traverse(ObObject *op, ObVisit *visit, void *arg);

#endif
