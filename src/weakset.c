/* weakset: a set that does not hold its items: a dict of references,
 * with None for each.
 *
 * CPython: WeakSet, Lib/_weakrefset.py
 */
#include "ob_weak.h"
#include "weak.h"

#define as_set(op) \
    (ob_require_type(op, &ob_weak_set_type), (ObWeak *)(op))

ObObject *(ob_weak_set_new)(void)
{
    return ob_weak_new(&ob_weak_set_type, ob_weak_remove_key,
                       "WeakSet.__init__.<locals>._remove");
}

size_t ob_weak_set_size(const ObObject *op)
{
    return ob_dict_size(as_set(op)->data);
}

/* The reference, if it has a hash; otherwise lets go of it: NULL.
 * CPython: set_unhashable_type, Objects/setobject.c */
static ObObject *with_hash_steal(ObObject *ref)
{
    if (ref == NULL || ob_hash(ref) != -1)
        return ref;
    if (ob_error() == OB_TYPE_ERROR) {
        ObError error = ob_error_take();
        ob_raise(OB_TYPE_ERROR, "cannot use '%s' as a set element (%s)",
                 ob_type(ref)->name, error.text);
    }
    ob_decref(ref);
    return NULL;
}

static ObObject *ref_to(ObObject *item, ObObject *callback)
{
    return with_hash_steal(ob_ref_new(item, callback));
}

int ob_weak_set_add(ObObject *op, ObObject *item)
{
    ObWeak *self = as_set(op);
    ob_require_object(item);
    ObObject *ref = ref_to(item, self->remove);
    if (ref == NULL)
        return -1;
    int result = ob_dict_set(self->data, ref, ob_none());
    ob_decref(ref);
    return result;
}

int ob_weak_set_discard(ObObject *op, ObObject *item)
{
    ObWeak *self = as_set(op);
    ob_require_object(item);
    ObObject *ref = ref_to(item, NULL);
    if (ref == NULL)
        return -1;
    int result = ob_weak_forget_key(self, ref);
    ob_decref(ref);
    return result;
}

int ob_weak_set_remove(ObObject *op, ObObject *item)
{
    ObWeak *self = as_set(op);
    ob_require_object(item);
    ObObject *ref = ref_to(item, NULL);
    if (ref == NULL)
        return -1;
    int result = ob_dict_del(self->data, ref);
    ob_decref(ref);
    return result;
}

int ob_weak_set_contains(ObObject *op, ObObject *item)
{
    ObWeak *self = as_set(op);
    ob_require_object(item);
    ObObject *ref = ob_ref_new(item, NULL);
    if (ref == NULL)
        return ob_weak_is_never_in() ? 0 : -1;
    ref = with_hash_steal(ref);
    if (ref == NULL)
        return -1;
    int found = ob_dict_contains(self->data, ref);
    ob_decref(ref);
    return found;
}

ObObject *(ob_weak_set_pop)(ObObject *op)
{
    ObWeak *self = as_set(op);
    ObObject *ref, *none, *item;
    while (ob_dict_size(self->data) > 0) {
        (void)ob_dict_popitem(self->data, &ref, &none);
        int alive = ob_ref_get(ref, &item);
        ob_decref(ref);
        if (alive)
            return item;
    }
    return ob_raise(OB_KEY_ERROR, "'pop from empty WeakSet'");
}

/* Adds those of `other` for which `wanted`, unless NULL, returns 1. */
static int add_all(ObObject *op, ObObject *other, ObObject *of,
                   int (*wanted)(ObObject *of, ObObject *item))
{
    ObObject *items = ob_weak_listed(other);
    if (items == NULL)
        return -1;
    int result = 0;
    for (size_t i = 0; result >= 0 && i < ob_list_size(items); i++) {
        ObObject *item = ob_list_get_borrowed(items, (int64_t)i);
        result = wanted == NULL ? 1 : wanted(of, item);
        if (result == 1)
            result = ob_weak_set_add(op, item);
    }
    ob_decref(items);
    return result < 0 ? -1 : 0;
}

int ob_weak_set_update(ObObject *op, ObObject *other)
{
    (void)as_set(op);
    ob_require_object(other);
    return add_all(op, other, NULL, NULL);
}

/* What became of a new set: the set, or NULL. */
static ObObject *made(ObObject *set, int result)
{
    if (set == NULL || result == 0)
        return set;
    ob_decref(set);
    return NULL;
}

ObObject *(ob_weak_set_copy)(ObObject *op)
{
    (void)as_set(op);
    ObObject *set = (ob_weak_set_new)();
    return made(set, set == NULL ? -1 : ob_weak_set_update(set, op));
}

ObObject *(ob_weak_set_union)(ObObject *op, ObObject *other)
{
    (void)as_set(op);
    ob_require_object(other);
    ObObject *set = (ob_weak_set_copy)(op);
    return made(set, set == NULL ? -1 : ob_weak_set_update(set, other));
}

ObObject *(ob_weak_set_intersection)(ObObject *op, ObObject *other)
{
    (void)as_set(op);
    ob_require_object(other);
    ObObject *set = (ob_weak_set_new)();
    return made(set, set == NULL ? -1
                     : add_all(set, other, op, ob_weak_set_contains));
}

static int discard_all(ObObject *op, ObObject *other)
{
    ObObject *items = ob_weak_listed(other);
    if (items == NULL)
        return -1;
    int result = 0;
    for (size_t i = 0; result == 0 && i < ob_list_size(items); i++)
        result = ob_weak_set_discard(op,
                     ob_list_get_borrowed(items, (int64_t)i));
    ob_decref(items);
    return result;
}

ObObject *(ob_weak_set_difference)(ObObject *op, ObObject *other)
{
    (void)as_set(op);
    ob_require_object(other);
    ObObject *set = (ob_weak_set_copy)(op);
    return made(set, set == NULL ? -1 : discard_all(set, other));
}

void ob_weak_set_clear(ObObject *op)
{
    ob_dict_clear(as_set(op)->data);
}

/* As the set that is its data: set() or {...}. */
static ObObject *set_repr(ObObject *op)
{
    /* the repr of a weak set */
    ObObject *refs = ob_weak_list(((ObWeak *)op)->data, false);
    if (refs == NULL || ob_list_size(refs) == 0) {
        if (refs == NULL)
            return NULL;
        ob_decref(refs);
        return ob_str_from("set()");
    }
    ObObject *list = ob_repr(refs), *repr = NULL;
    ob_decref(refs);
    if (list != NULL) {
        repr = ob_str_format("{%.*s}", (int)ob_str_size(list) - 2,
                             ob_str_utf8(list) + 1);
        ob_decref(list);
    }
    return repr;
}

static int set_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_weak_set_type)
        return OB_NOT_IMPLEMENTED;
    ObObject *living = (ob_weak_set_copy)(b);
    if (living == NULL)
        return -1;
    int answer = ob_equal(as_set(a)->data, as_set(living)->data);
    ob_decref(living);
    return answer;
}

ObType ob_weak_set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "WeakSet",
    .basic_size = sizeof(ObWeak),
    .weak_offset = offsetof(ObWeak, refs),
    .repr = set_repr,
    .equal = set_equal,
    .traverse = ob_weak_traverse,
    .drop_next = ob_weak_drop_next,
    .free = ob_object_free,
};
