/* weakvalues: a dictionary that does not hold its values.
 *
 * CPython: WeakValueDictionary and KeyedRef, Lib/weakref.py
 */
#include "ob_weak.h"
#include "weak.h"

/* --- a reference that knows its key --- */

/* CPython: KeyedRef, Lib/weakref.py */
typedef struct ObKeyedRef {
    ObRef base;
    ObObject *key;      /* a reference */
} ObKeyedRef;

static ObObject *keyed_ref_new(ObObject *value, ObObject *callback,
                               ObObject *key)
{
    ObObject *op = ob_ref_new_as(&ob_keyed_ref_type, value, callback);
    if (op != NULL) {
        ob_incref(key);
        ((ObKeyedRef *)op)->key = key;
    }
    return op;
}

static int keyed_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = ob_ref_traverse(op, visit, arg);
    return result != 0 ? result
           : visit(((ObKeyedRef *)op)->key, arg);
}

static ObObject *keyed_drop_next(ObObject *op)
{
    ObObject *key = ((ObKeyedRef *)op)->key;
    ((ObKeyedRef *)op)->key = NULL;
    return key != NULL ? ob_dropped(key) : ob_ref_drop_next(op);
}

ObType ob_keyed_ref_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "KeyedRef",
    .basic_size = sizeof(ObKeyedRef),
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash,
    .call = ob_ref_call, .weakly = ob_ref_to_borrowed,
    .traverse = keyed_traverse,
    .drop_next = keyed_drop_next,
    .clear = ob_ref_clear,
    .free = ob_object_free,
};

#define as_values(op) \
    (ob_require_type(op, &ob_weak_values_type), (ObWeak *)(op))

/* --- forget a value --- */

/* CPython: _remove_dead_weakref, Modules/_weakref.c */
static int forget(ObObject *op, ObObject *ref)
{
    /* complain unless it knows its key */
    if (ob_type(ref) != &ob_keyed_ref_type) {
        ob_raise(OB_ATTRIBUTE_ERROR, "'%.100s' object has no attribute "
                 "'key'", ob_type(ref)->name);
        return -1;
    }
    return ob_dict_del_if(((ObWeak *)op)->data,
                          ((ObKeyedRef *)ref)->key, ob_ref_is_dead);
}

static ObObject *remove_value(ObObject *self, ObObject *const args[],
                              size_t n)
{
    ObObject *op = ob_weak_container(self, n, true);
    if (op == NULL)
        return ob_error() != OB_NO_ERROR ? NULL : ob_none();
    int result = forget(op, args[0]);
    ob_decref(op);
    return result < 0 ? NULL : ob_none();
}

ObObject *(ob_weak_values_new)(void)
{
    return ob_weak_new(&ob_weak_values_type, remove_value,
                       "WeakValueDictionary.__init__.<locals>.remove");
}

size_t ob_weak_values_size(const ObObject *op)
{
    return ob_dict_size(as_values(op)->data);
}

/* CPython: WeakValueDictionary.__setitem__ */
int ob_weak_values_set(ObObject *op, ObObject *key, ObObject *value)
{
    ObWeak *self = as_values(op);
    ob_require_object(key);
    ob_require_object(value);
    ObObject *ref = keyed_ref_new(value, self->remove, key);
    if (ref == NULL)
        return -1;
    int result = ob_dict_set(self->data, key, ref);
    ob_decref(ref);
    return result;
}

/* get a value, if it lives */
int (ob_weak_values_lookup)(ObObject *op, ObObject *key,
                            ObObject **value)
{
    ObWeak *self = as_values(op);
    ob_require_object(key);
    ob_require_pointer(value);
    *value = NULL;
    ObObject *ref;
    int found = ob_dict_lookup(self->data, key, &ref);
    if (found == 1) {
        found = ob_ref_get(ref, value);
        ob_decref(ref);
    }
    return found;
}

ObObject *(ob_weak_values_get)(ObObject *op, ObObject *key)
{
    (void)as_values(op);
    ob_require_object(key);
    ObObject *value;
    if ((ob_weak_values_lookup)(op, key, &value) == 0)
        ob_raise_key(key);
    return value;
}

ObObject *(ob_weak_values_get_default)(ObObject *op, ObObject *key,
                                       ObObject *other)
{
    (void)as_values(op);
    ob_require_object(key);
    ob_require_object(other);
    ObObject *value;
    if ((ob_weak_values_lookup)(op, key, &value) == 0) {
        ob_incref(other);
        return other;
    }
    return value;
}

ObObject *(ob_weak_values_setdefault)(ObObject *op, ObObject *key,
                                      ObObject *value)
{
    (void)as_values(op);
    ob_require_object(key);
    ob_require_object(value);
    ObObject *old;
    int found = (ob_weak_values_lookup)(op, key, &old);
    if (found != 0)
        return old;
    if (ob_weak_values_set(op, key, value) < 0)
        return NULL;
    ob_incref(value);
    return value;
}

int ob_weak_values_contains(ObObject *op, ObObject *key)
{
    (void)as_values(op);
    ob_require_object(key);
    ObObject *value;
    int found = (ob_weak_values_lookup)(op, key, &value);
    if (found == 1)
        ob_decref(value);
    return found;
}

int ob_weak_values_del(ObObject *op, ObObject *key)
{
    ObWeak *self = as_values(op);
    ob_require_object(key);
    return ob_dict_del(self->data, key);
}

/* Takes the entry out: 1, and its value; 0 if there is none, or it is
 * dead; -1. */
static int take_out(ObWeak *self, ObObject *key, ObObject **value)
{
    *value = NULL;
    ObObject *ref = ob_dict_pop_default(self->data, key, ob_none());
    if (ref == NULL)
        return -1;
    int found = ref == ob_none() ? 0 : ob_ref_get(ref, value);
    ob_decref(ref);
    return found;
}

ObObject *(ob_weak_values_pop)(ObObject *op, ObObject *key)
{
    ObWeak *self = as_values(op);
    ob_require_object(key);
    ObObject *value;
    if (take_out(self, key, &value) == 0)
        ob_raise_key(key);
    return value;
}

ObObject *(ob_weak_values_pop_default)(ObObject *op, ObObject *key,
                                       ObObject *other)
{
    ObWeak *self = as_values(op);
    ob_require_object(key);
    ob_require_object(other);
    ObObject *value;
    if (take_out(self, key, &value) == 0) {
        ob_incref(other);
        return other;
    }
    return value;
}

int (ob_weak_values_popitem)(ObObject *op, ObObject **key,
                             ObObject **value)
{
    ObWeak *self = as_values(op);
    ob_require_pointer(key);
    ob_require_pointer(value);
    ObObject *ref;
    while (ob_dict_popitem(self->data, key, &ref) == 0) {
        int alive = ob_ref_get(ref, value);
        ob_decref(ref);
        if (alive)
            return 0;
        ob_decref(*key);
    }
    *key = *value = NULL;
    return -1;
}

int ob_weak_values_update(ObObject *op, ObObject *other)
{
    (void)as_values(op);
    ob_require_object(other);
    return ob_weak_update(op, other, ob_weak_values_set);
}

ObObject *(ob_weak_values_copy)(ObObject *op)
{
    (void)as_values(op);
    ObObject *copy = (ob_weak_values_new)();
    if (copy == NULL || ob_weak_values_update(copy, op) == 0)
        return copy;
    ob_decref(copy);
    return NULL;
}

void ob_weak_values_clear(ObObject *op)
{
    (void)as_values(op);
    ob_weak_clear(op, (ob_weak_values_popitem));
}

ObObject *(ob_weak_values_refs)(ObObject *op)
{
    return ob_weak_list(as_values(op)->data, true);
}

ObType ob_weak_values_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "WeakValueDictionary",
    .basic_size = sizeof(ObWeak),
    .weak_offset = offsetof(ObWeak, refs),
    .repr = ob_weak_repr,
    .equal = ob_weak_equal,
    .traverse = ob_weak_traverse,
    .drop_next = ob_weak_drop_next,
    .free = ob_object_free,
};
