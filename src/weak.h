/* weak: what the files of weak containers have in common. Not for other
 * layers.
 *
 * CPython: Lib/weakref.py
 */
#ifndef OB_WEAK_INSIDE_H
#define OB_WEAK_INSIDE_H

#include "ob_weak.h"

/* the struct of a weak container */
typedef struct ObWeak {
    ObObject base;
    ObObject *data;         /* a dict with weak references in it */
    ObObject *remove;       /* the callback of each of them */
    struct ObRef *refs;     /* weak references to the container */
} ObWeak;

/* A new, empty container; NULL with MemoryError. The callback of its
 * references is a bound method, of this function and a weak reference
 * to the container. */
ObObject *ob_weak_new(ObType *type, ObFunction *remove,
                      const char *name);

/* For such a function: the container, a new reference; NULL if it is
 * dead, or with TypeError if there is no argument, or if it is another
 * container than one with weak values, or with weak keys. */
ObObject *ob_weak_container(ObObject *self, size_t n, bool values);

/* The function for those whose keys are weak. */
ObObject *ob_weak_remove_key(ObObject *self, ObObject *const args[],
                             size_t n);

/* Slots of their types. */
int ob_weak_traverse(ObObject *op, ObVisit *visit, void *arg);
ObObject *ob_weak_drop_next(ObObject *op);
ObObject *ob_weak_repr(ObObject *op);
int ob_weak_equal(ObObject *a, ObObject *b);

/* Whether the exception is only that there are no weak references to
 * it, so that it is in no container; forgets it. */
bool ob_weak_is_never_in(void);

/* Takes an entry out that holds this reference as its key, if there is
 * one: 0, or -1 with an exception. */
int ob_weak_forget_key(ObWeak *self, ObObject *ref);

typedef int ObWeakSetItem(ObObject *op, ObObject *key, ObObject *value);
typedef int ObWeakPopItem(ObObject *op, ObObject **key,
                          ObObject **value);

/* set(op, key, value) for each entry of `other`. */
int ob_weak_update(ObObject *op, ObObject *other, ObWeakSetItem *set);

/* Takes one entry out after the other. */
void ob_weak_clear(ObObject *op, ObWeakPopItem *popitem);

/* The values, or the keys, of a dict: a new list; NULL with
 * MemoryError. */
ObObject *ob_weak_list(ObObject *dict, bool values);

/* Whether INV-weak-2 holds. */
bool ob_finalizers_are_whole(void);

/* What iteration over op gives: a new list, which nobody finds
 * (ob_gc_get_objects); NULL with TypeError or MemoryError. */
ObObject *ob_weak_listed(ObObject *op);

#endif
