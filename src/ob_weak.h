/* weak: containers that hold weakly, and finalizers.
 *
 * CPython: Lib/weakref.py, Lib/_weakrefset.py
 *
 * INV-weak-1  What a weak container has are weak references, whose
 *             callback is the container's, or who are dead.
 * INV-weak-2  A registered finalizer is the callback of its reference,
 *             or that is dead.
 */
#ifndef OB_WEAK_H
#define OB_WEAK_H

#include "ob_class.h"

extern ObType ob_weak_values_type;      /* WeakValueDictionary */
extern ObType ob_weak_keys_type;        /* WeakKeyDictionary */
extern ObType ob_weak_set_type;         /* WeakSet */
extern ObType ob_keyed_ref_type;        /* KeyedRef */
extern ObType ob_finalize_type;         /* finalize */

/* What is said of a dict holds here as well: keys and items are asked
 * for their hashes, and whether they are equal, and may raise anything.
 * The caller holds the container, the keys and the items meanwhile. */

/* --- WeakValueDictionary --- */

/* A new, empty one; NULL with MemoryError. How many entries it has:
 * one whose object has died counts until its callback has run. */
ObObject *ob_weak_values_new(void);
size_t ob_weak_values_size(const ObObject *op);

/* op[key] = value: 0, or -1 with TypeError (no hash; no weak references
 * to such a value), RecursionError or MemoryError. */
int ob_weak_values_set(ObObject *op, ObObject *key, ObObject *value);

/* Looks without an exception for what is not there: 1, and a new
 * reference to the living value; 0 and NULL; -1 and NULL, with
 * TypeError or RecursionError. */
int ob_weak_values_lookup(ObObject *op, ObObject *key,
                          ObObject **value);

/* op[key]: a new reference; NULL with KeyError, or the exceptions of
 * ob_dict_get. op.get(key, other): `other` if it is not there. */
ObObject *ob_weak_values_get(ObObject *op, ObObject *key);
ObObject *ob_weak_values_get_default(ObObject *op, ObObject *key,
                                     ObObject *other);

/* op.setdefault(key, value): what is there, or `value`, which is there
 * now: a new reference; NULL with the exceptions of ..._set. */
ObObject *ob_weak_values_setdefault(ObObject *op, ObObject *key,
                                    ObObject *value);

/* key in op: 1, 0, or -1 with TypeError or RecursionError. */
int ob_weak_values_contains(ObObject *op, ObObject *key);

/* del op[key]: 0, or -1 with KeyError or the exceptions of
 * ob_dict_get. */
int ob_weak_values_del(ObObject *op, ObObject *key);

/* op.pop(key), op.pop(key, other), as a dict's: a new reference. */
ObObject *ob_weak_values_pop(ObObject *op, ObObject *key);
ObObject *ob_weak_values_pop_default(ObObject *op, ObObject *key,
                                     ObObject *other);

/* op.popitem(): the last living entry, taken out. 0, and new references
 * to its key and value; -1 with KeyError. */
int ob_weak_values_popitem(ObObject *op, ObObject **key,
                           ObObject **value);

/* op.update(other), for a dict or a weak dictionary: 0, or -1 with the
 * exceptions of ..._set, RuntimeError (a dict changed its size
 * meanwhile), or TypeError (`other` is something else; in CPython: not
 * iterable). What was put in until then stays. */
int ob_weak_values_update(ObObject *op, ObObject *other);

/* op.copy(): a new one of what is alive; NULL with MemoryError, or with
 * what a key raises. */
ObObject *ob_weak_values_copy(ObObject *op);

/* op.clear(): takes one entry out after the other, the last first. */
void ob_weak_values_clear(ObObject *op);

/* op.valuerefs(): a new list of its references; NULL with
 * MemoryError. */
ObObject *ob_weak_values_refs(ObObject *op);

/* --- WeakKeyDictionary --- */

/* The same, for keys that are held weakly, and values that are held.
 * A key to which there are no weak references is in none: `contains`
 * returns 0, all others raise TypeError. */
ObObject *ob_weak_keys_new(void);
size_t ob_weak_keys_size(const ObObject *op);
int ob_weak_keys_set(ObObject *op, ObObject *key, ObObject *value);
int ob_weak_keys_lookup(ObObject *op, ObObject *key, ObObject **value);
ObObject *ob_weak_keys_get(ObObject *op, ObObject *key);
ObObject *ob_weak_keys_get_default(ObObject *op, ObObject *key,
                                   ObObject *other);
ObObject *ob_weak_keys_setdefault(ObObject *op, ObObject *key,
                                  ObObject *value);
int ob_weak_keys_contains(ObObject *op, ObObject *key);
int ob_weak_keys_del(ObObject *op, ObObject *key);
ObObject *ob_weak_keys_pop(ObObject *op, ObObject *key);
ObObject *ob_weak_keys_pop_default(ObObject *op, ObObject *key,
                                   ObObject *other);
int ob_weak_keys_popitem(ObObject *op, ObObject **key,
                         ObObject **value);
int ob_weak_keys_update(ObObject *op, ObObject *other);
ObObject *ob_weak_keys_copy(ObObject *op);
void ob_weak_keys_clear(ObObject *op);

/* op.keyrefs() */
ObObject *ob_weak_keys_refs(ObObject *op);

/* --- WeakSet --- */

ObObject *ob_weak_set_new(void);
size_t ob_weak_set_size(const ObObject *op);

/* op.add(item), op.discard(item), op.remove(item): 0, or -1 with
 * TypeError, RecursionError, MemoryError; `remove` also with KeyError,
 * if it is not there. */
int ob_weak_set_add(ObObject *op, ObObject *item);
int ob_weak_set_discard(ObObject *op, ObObject *item);
int ob_weak_set_remove(ObObject *op, ObObject *item);

/* item in op: 1, 0 (also for what has no weak references), or -1. */
int ob_weak_set_contains(ObObject *op, ObObject *item);

/* op.pop(): the newest living item (in CPython, any), taken out: a new
 * reference; NULL with KeyError. */
ObObject *ob_weak_set_pop(ObObject *op);

/* op.update(other), for a list, a tuple, a dict or a weak container,
 * of which it takes what `for item in other` gives: 0, or -1 with the
 * exceptions of ..._add, or with TypeError if it is something else. */
int ob_weak_set_update(ObObject *op, ObObject *other);

/* op.union(other), and so on: a new WeakSet; NULL with the exceptions
 * of ..._update. */
ObObject *ob_weak_set_union(ObObject *op, ObObject *other);
ObObject *ob_weak_set_intersection(ObObject *op, ObObject *other);
ObObject *ob_weak_set_difference(ObObject *op, ObObject *other);
ObObject *ob_weak_set_copy(ObObject *op);

void ob_weak_set_clear(ObObject *op);

/* --- a walk over any of the three --- */

/* the struct of a walk over a weak container */
typedef struct ObWeakWalk {
    ObObject *entries;      /* a dict of its own; NULL: it has ended */
    size_t at;
    bool values;            /* they are what is weak; or the keys are */
} ObWeakWalk;

/* Begins a walk over what op has now: 0, or -1 with MemoryError. */
int ob_weak_walk(ObObject *op, ObWeakWalk *walk);

/* true, and new references to the next living entry; false at the end,
 * which ends the walk. `key` or `value` may be NULL: not wanted, and
 * then not held. A set has its items as keys, and None as values. */
bool ob_weak_walk_next(ObWeakWalk *walk, ObObject **key,
                       ObObject **value);

/* Ends a walk before its end. Nothing if it has ended. */
void ob_weak_walk_end(ObWeakWalk *walk);

/* --- finalize --- */

/* weakref.finalize(op, function, *args), a callable: new reference;
 * NULL with TypeError or MemoryError. It is registered, and needs
 * nobody to hold it. function(*args) is called once: when op dies, when
 * somebody calls it (ob_call), or at the end of the interpreter. */
ObObject *ob_finalize_new(ObObject *op, ObObject *function,
                          ObObject *const args[], size_t n);

/* f.alive: whether all that is still to come. */
bool ob_finalize_is_alive(ObObject *f);

/* f.peek() and f.detach(): a new tuple (op, function, args, {}), or
 * None if it is not alive, or NULL with MemoryError. After detach() it
 * is not alive. */
ObObject *ob_finalize_peek(ObObject *f);
ObObject *ob_finalize_detach(ObObject *f);

/* f.atexit, true at first: whether it is called at the end of the
 * interpreter. To set it does nothing if it is not alive. */
bool ob_finalize_atexit(ObObject *f);
void ob_finalize_set_atexit(ObObject *f, bool atexit);

/* For the lifecycle: calls what is to be called at exit, the newest
 * first, and from then on nobody; lets go of those that are registered,
 * and returns whether there were any. */
void ob_finalize_exit(ObInterp *interp);
bool ob_finalize_stop(ObInterp *interp);

/* Returns 0, or -1 with a sentence in `why`, when INV-weak-1 or
 * INV-weak-2 does not hold. */
int ob_weak_validate(char *why, size_t size);

/* --- receipts of weak containers --- */

#ifdef OB_RECEIPTS
#define ob_weak_values_new() \
    ob_held(ob_weak_values_new(), "ob_weak_values_new()")
#define ob_weak_values_get(...) \
    ob_held_call(ob_weak_values_get, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_values_get_default(...) \
    ob_held_call(ob_weak_values_get_default, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_values_setdefault(...) \
    ob_held_call(ob_weak_values_setdefault, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_values_pop(...) \
    ob_held_call(ob_weak_values_pop, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_values_pop_default(...) \
    ob_held_call(ob_weak_values_pop_default, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_values_copy(op) \
    ob_held(ob_weak_values_copy(op), "ob_weak_values_copy(" #op ")")
#define ob_weak_values_refs(op) \
    ob_held(ob_weak_values_refs(op), "ob_weak_values_refs(" #op ")")
#define ob_weak_keys_new() \
    ob_held(ob_weak_keys_new(), "ob_weak_keys_new()")
#define ob_weak_keys_get(...) \
    ob_held_call(ob_weak_keys_get, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_keys_get_default(...) \
    ob_held_call(ob_weak_keys_get_default, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_keys_setdefault(...) \
    ob_held_call(ob_weak_keys_setdefault, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_keys_pop(...) \
    ob_held_call(ob_weak_keys_pop, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_keys_pop_default(...) \
    ob_held_call(ob_weak_keys_pop_default, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_keys_copy(op) \
    ob_held(ob_weak_keys_copy(op), "ob_weak_keys_copy(" #op ")")
#define ob_weak_keys_refs(op) \
    ob_held(ob_weak_keys_refs(op), "ob_weak_keys_refs(" #op ")")
#define ob_weak_set_new() \
    ob_held(ob_weak_set_new(), "ob_weak_set_new()")
#define ob_weak_set_pop(op) \
    ob_held(ob_weak_set_pop(op), "ob_weak_set_pop(" #op ")")
#define ob_weak_set_union(...) \
    ob_held_call(ob_weak_set_union, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_set_intersection(...) \
    ob_held_call(ob_weak_set_intersection, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_set_difference(...) \
    ob_held_call(ob_weak_set_difference, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_set_copy(op) \
    ob_held(ob_weak_set_copy(op), "ob_weak_set_copy(" #op ")")
#define ob_finalize_new(...) \
    ob_held_call(ob_finalize_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_finalize_peek(f) \
    ob_held(ob_finalize_peek(f), "ob_finalize_peek(" #f ")")
#define ob_finalize_detach(f) \
    ob_held(ob_finalize_detach(f), "ob_finalize_detach(" #f ")")

/* The same for what they leave behind their pointers, which are
 * evaluated once. */
static inline int ob_held_pair(ObSite at, int result, ObObject **key,
                               ObObject **value)
{
    if (key != NULL && *key != NULL)
        ob_held_at(*key, at);
    if (value != NULL && *value != NULL)
        ob_held_at(*value, at);
    return result;
}

static inline int ob_weak_lookup_at(
    ObSite at, int (*lookup)(ObObject *, ObObject *, ObObject **),
    ObObject *op, ObObject *key, ObObject **value)
{
    return ob_held_pair(at, lookup(op, key, value), NULL, value);
}

static inline int ob_weak_popitem_at(
    ObSite at, int (*popitem)(ObObject *, ObObject **, ObObject **),
    ObObject *op, ObObject **key, ObObject **value)
{
    return ob_held_pair(at, popitem(op, key, value), key, value);
}

static inline bool ob_weak_walk_next_at(ObSite at, ObWeakWalk *walk,
                                        ObObject **key,
                                        ObObject **value)
{
    bool found = ob_weak_walk_next(walk, key, value);
    return ob_held_pair(at, found, key, value) != 0;
}

#define ob_weak_values_lookup(...) \
    ob_weak_lookup_at(OB_SITE("ob_weak_values_lookup(" #__VA_ARGS__ \
                              ")"), ob_weak_values_lookup, __VA_ARGS__)
#define ob_weak_keys_lookup(...) \
    ob_weak_lookup_at(OB_SITE("ob_weak_keys_lookup(" #__VA_ARGS__ \
                              ")"), ob_weak_keys_lookup, __VA_ARGS__)
#define ob_weak_values_popitem(...) \
    ob_weak_popitem_at(OB_SITE("ob_weak_values_popitem(" #__VA_ARGS__ \
                               ")"), ob_weak_values_popitem, \
                       __VA_ARGS__)
#define ob_weak_keys_popitem(...) \
    ob_weak_popitem_at(OB_SITE("ob_weak_keys_popitem(" #__VA_ARGS__ \
                               ")"), ob_weak_keys_popitem, __VA_ARGS__)
#define ob_weak_walk_next(...) \
    ob_weak_walk_next_at(OB_SITE("ob_weak_walk_next(" #__VA_ARGS__ \
                                 ")"), __VA_ARGS__)
#endif
#endif
