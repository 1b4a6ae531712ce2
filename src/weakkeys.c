/* weakkeys: a dictionary that does not hold its keys.
 *
 * CPython: WeakKeyDictionary, Lib/weakref.py
 */
#include "ob_weak.h"
#include "weak.h"

#define as_keys(op) \
    (ob_require_type(op, &ob_weak_keys_type), (ObWeak *)(op))

ObObject *(ob_weak_keys_new)(void)
{
    return ob_weak_new(&ob_weak_keys_type, ob_weak_remove_key,
                       "WeakKeyDictionary.__init__.<locals>.remove");
}

size_t ob_weak_keys_size(const ObObject *op)
{
    return ob_dict_size(as_keys(op)->data);
}

/* CPython: WeakKeyDictionary.__setitem__ */
int ob_weak_keys_set(ObObject *op, ObObject *key, ObObject *value)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ob_require_object(value);
    ObObject *ref = ob_ref_new(key, self->remove);
    if (ref == NULL)
        return -1;
    int result = ob_dict_set(self->data, ref, value);
    ob_decref(ref);
    return result;
}

int (ob_weak_keys_lookup)(ObObject *op, ObObject *key, ObObject **value)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ob_require_pointer(value);
    *value = NULL;
    ObObject *ref = ob_ref_new(key, NULL);
    if (ref == NULL)
        return -1;
    int found = ob_dict_lookup(self->data, ref, value);
    ob_decref(ref);
    return found;
}

ObObject *(ob_weak_keys_get)(ObObject *op, ObObject *key)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ObObject *ref = ob_ref_new(key, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *value = ob_dict_get(self->data, ref);
    ob_decref(ref);
    return value;
}

ObObject *(ob_weak_keys_get_default)(ObObject *op, ObObject *key,
                                     ObObject *other)
{
    (void)as_keys(op);
    ob_require_object(key);
    ob_require_object(other);
    ObObject *value;
    if ((ob_weak_keys_lookup)(op, key, &value) == 0) {
        ob_incref(other);
        return other;
    }
    return value;
}

ObObject *(ob_weak_keys_setdefault)(ObObject *op, ObObject *key,
                                    ObObject *value)
{
    (void)as_keys(op);
    ob_require_object(key);
    ob_require_object(value);
    ObObject *old;
    int found = (ob_weak_keys_lookup)(op, key, &old);
    if (found != 0)
        return old;
    if (ob_weak_keys_set(op, key, value) < 0)
        return NULL;
    ob_incref(value);
    return value;
}

int ob_weak_keys_contains(ObObject *op, ObObject *key)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ObObject *ref = ob_ref_new(key, NULL);
    if (ref == NULL)
        return ob_weak_is_never_in() ? 0 : -1;
    int found = ob_dict_contains(self->data, ref);
    ob_decref(ref);
    return found;
}

int ob_weak_keys_del(ObObject *op, ObObject *key)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ObObject *ref = ob_ref_new(key, NULL);
    if (ref == NULL)
        return -1;
    int result = ob_dict_del(self->data, ref);
    ob_decref(ref);
    return result;
}

ObObject *(ob_weak_keys_pop)(ObObject *op, ObObject *key)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ObObject *ref = ob_ref_new(key, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *value = ob_dict_pop(self->data, ref);
    ob_decref(ref);
    return value;
}

ObObject *(ob_weak_keys_pop_default)(ObObject *op, ObObject *key,
                                     ObObject *other)
{
    ObWeak *self = as_keys(op);
    ob_require_object(key);
    ob_require_object(other);
    ObObject *ref = ob_ref_new(key, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *value = ob_dict_pop_default(self->data, ref, other);
    ob_decref(ref);
    return value;
}

int (ob_weak_keys_popitem)(ObObject *op, ObObject **key,
                           ObObject **value)
{
    ObWeak *self = as_keys(op);
    ob_require_pointer(key);
    ob_require_pointer(value);
    ObObject *ref;
    while (ob_dict_popitem(self->data, &ref, value) == 0) {
        int alive = ob_ref_get(ref, key);
        ob_decref(ref);
        if (alive)
            return 0;
        ob_decref(*value);
    }
    *key = *value = NULL;
    return -1;
}

int ob_weak_keys_update(ObObject *op, ObObject *other)
{
    (void)as_keys(op);
    ob_require_object(other);
    return ob_weak_update(op, other, ob_weak_keys_set);
}

ObObject *(ob_weak_keys_copy)(ObObject *op)
{
    (void)as_keys(op);
    ObObject *copy = (ob_weak_keys_new)();
    if (copy == NULL || ob_weak_keys_update(copy, op) == 0)
        return copy;
    ob_decref(copy);
    return NULL;
}

void ob_weak_keys_clear(ObObject *op)
{
    (void)as_keys(op);
    ob_weak_clear(op, (ob_weak_keys_popitem));
}

ObObject *(ob_weak_keys_refs)(ObObject *op)
{
    return ob_weak_list(as_keys(op)->data, false);
}

ObType ob_weak_keys_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "WeakKeyDictionary",
    .basic_size = sizeof(ObWeak),
    .weak_offset = offsetof(ObWeak, refs),
    .repr = ob_weak_repr,
    .equal = ob_weak_equal,
    .traverse = ob_weak_traverse,
    .drop_next = ob_weak_drop_next,
    .free = ob_object_free,
};
