/* weakref: references that do not count.
 *
 * CPython: Include/cpython/weakrefobject.h, Objects/weakrefobject.c
 *
 * INV-weakref-1  A living reference to a mortal object is in the list
 *                of that object, and nobody else is.
 * INV-weakref-2  In a list, the shared ref stands first, then the
 *                shared proxy.
 */
#ifndef OB_WEAKREF_H
#define OB_WEAKREF_H

#include "ob_values.h"
#include "ob_container.h"

/* the struct of a weak reference */
typedef struct ObRef {
    ObObject base;
    ObObject *to;               /* not counted; NULL: dead */
    ObObject *callback;         /* a reference; NULL: none */
    int64_t hash;               /* of `to`; -1: not asked yet */
    struct ObRef *prev, *next;  /* others to the same object */
} ObRef;

/* weakref.ref; weakref.proxy, of what cannot and of what can be called.
 * The proxies are in proxy.c, as they need attributes. */
extern ObType ob_ref_type, ob_proxy_type, ob_callable_proxy_type;

/* weakref.ref(to, callback): a new reference; NULL with TypeError or
 * MemoryError. Without a callback, which may be NULL or None, there is
 * one that all share. An immortal object keeps no list of those who
 * refer to it: each ref to it is another one, and it counts none. */
ObObject *ob_ref_new(ObObject *to, ObObject *callback);

/* The same for any type whose objects begin with an ObRef; what comes
 * behind it is zero. Those of other types than ours are not shared. */
ObObject *ob_ref_new_as(ObType *type, ObObject *to, ObObject *callback);

/* Whom `op` leads to: 1 and a new reference; 0 and NULL, dead; -1 and
 * NULL with TypeError: op is neither a ref nor a proxy.
 * (CPython: PyWeakref_GetRef) */
int ob_ref_get(ObObject *op, ObObject **to);

/* Whether op is a weak reference of any kind; whether the reference op
 * is dead. */
bool ob_ref_check(const ObObject *op);
bool ob_ref_is_dead(const ObObject *op);

/* ref.__callback__: a new reference; None for none, and of the dead.
 * (CPython: of those that a collection has cleared, it is still the
 * callback.) */
ObObject *ob_ref_callback(ObObject *op);

/* weakref.getweakrefcount(op) and .getweakrefs(op), a new list: NULL
 * with MemoryError. The first of them, op.__weakref__: a new reference;
 * NULL: there is none. */
size_t ob_weakref_count(ObObject *op);
ObObject *ob_weakref_refs(ObObject *op);
ObObject *ob_weakref_first(ObObject *op);

/* The slots of a type whose objects begin with an ObRef, and what they
 * are made of. */
#define OB_REF_SLOTS \
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash, \
    .call = ob_ref_call, .traverse = ob_ref_traverse, \
    .drop_next = ob_ref_drop_next, .clear = ob_ref_clear, \
    .free = ob_object_free, .weakly = ob_ref_to_borrowed
ObObject *ob_ref_repr(ObObject *op);
int ob_ref_equal(ObObject *a, ObObject *b);
int64_t ob_ref_hash(ObObject *op);
ObObject *ob_ref_call(ObObject *op, ObObject *const args[], size_t n);
int ob_ref_traverse(ObObject *op, ObVisit *visit, void *arg);
ObObject *ob_ref_drop_next(ObObject *op);
void ob_ref_clear(ObObject *op);

/* Whom the reference op leads to: borrowed; NULL: it is dead. */
ObObject *ob_ref_to_borrowed(const ObObject *op);

/* --- for the collector --- */

/* Clears all references to the unreachable that have a callback, or,
 * with `all`, all of them; then calls back, unless the reference is
 * unreachable itself. Returns whether anybody was called, and adds to
 * *freed how many references died of it.
 * (CPython: handle_weakref_callbacks, Python/gc.c) */
bool ob_handle_weakref_callbacks(ObHeap *heap, bool all, size_t *freed);

/* Clears all references to the unreachable, and all that are themselves
 * unreachable. Calls nobody. (CPython: clear_weakrefs, Python/gc.c) */
void ob_clear_garbage_weakrefs(ObHeap *heap);

/* Returns 0, or -1 with a sentence in `why`, when an INV-weakref does
 * not hold. */
int ob_weakref_validate(char *why, size_t size);

#ifdef OB_RECEIPTS
#define ob_ref_new(...) \
    ob_held_call(ob_ref_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_ref_new_as(...) \
    ob_held_call(ob_ref_new_as, #__VA_ARGS__, __VA_ARGS__)
#define ob_ref_callback(op) \
    ob_held(ob_ref_callback(op), "ob_ref_callback(" #op ")")
#define ob_weakref_first(op) \
    ob_held(ob_weakref_first(op), "ob_weakref_first(" #op ")")
#define ob_weakref_refs(op) \
    ob_held(ob_weakref_refs(op), "ob_weakref_refs(" #op ")")

/* The same for what it leaves behind its pointer when it returns 1. */
static inline int ob_ref_get_at(ObSite at, ObObject *op, ObObject **to)
{
    int result = ob_ref_get(op, to);
    if (result == 1)
        ob_held_at(*to, at);
    return result;
}

#define ob_ref_get(...) \
    ob_ref_get_at(OB_SITE("ob_ref_get(" #__VA_ARGS__ ")"), __VA_ARGS__)
#endif

#endif
