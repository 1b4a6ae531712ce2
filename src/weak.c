/* weak: what all weak containers do: they are born with a callback,
 * walked over, and compared.
 *
 * CPython: Lib/weakref.py
 */
#include "ob_weak.h"
#include "weak.h"
#include "ob_heap.h"

/* a callback that does not hold its container */
static ObObject *new_callback(ObObject *container, ObFunction *remove,
                              const char *name)
{
    ObObject *function = ob_function_new(name, remove);
    ObObject *self = function == NULL ? NULL
                     : ob_ref_new(container, NULL);
    ObObject *method = self == NULL ? NULL
                       : ob_method_new(function, self);
    if (self != NULL)
        ob_decref(self);
    if (function != NULL)
        ob_decref(function);
    return method;
}

/* Anybody may have the function, and may call it with another self. */
static bool is_ours(const ObObject *op, bool values)
{
    const ObType *type = ob_type(op);
    return values ? type == &ob_weak_values_type
                  : type == &ob_weak_keys_type
                    || type == &ob_weak_set_type;
}

ObObject *ob_weak_container(ObObject *self, size_t n, bool values)
{
    ObObject *op;
    if (n == 0)
        return ob_raise(OB_TYPE_ERROR, "remove() missing 1 required "
                        "positional argument: 'ref'");
    if (ob_ref_get(self, &op) != 1 || is_ours(op, values))
        return op;
    ob_raise(OB_TYPE_ERROR, "remove() of another container, not of "
             "'%.100s' object", ob_type(op)->name);
    ob_decref(op);
    return NULL;
}

ObObject *ob_weak_new(ObType *type, ObFunction *remove,
                      const char *name)
{
    ObObject *data = ob_dict_new();
    if (data == NULL)
        return NULL;
    ObObject *op = ob_object_new(type, sizeof(ObWeak));
    if (op == NULL) {
        ob_decref(data);
        return NULL;
    }
    ObWeak *self = (ObWeak *)op;
    *self = (ObWeak){ .base = *op, .data = data };
    self->remove = new_callback(op, remove, name);
    if (self->remove == NULL) {
        ob_decref(op);
        return NULL;
    }
    ob_track(op);
    return op;
}

int ob_weak_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObWeak *self = (ObWeak *)op;
    int result = visit(self->data, arg);
    return result != 0 ? result : visit(self->remove, arg);
}

ObObject *ob_weak_drop_next(ObObject *op)
{
    ObWeak *self = (ObWeak *)op;
    ObObject **held = self->data != NULL ? &self->data : &self->remove;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

ObObject *ob_weak_repr(ObObject *op)
{
    return ob_str_format("<%s at %p>", ob_type(op)->name, (void *)op);
}

/* forget a key */
int ob_weak_forget_key(ObWeak *self, ObObject *ref)
{
    ObObject *value = ob_dict_pop_default(self->data, ref, ob_none());
    if (value == NULL)
        return -1;
    ob_decref(value);
    return 0;
}

ObObject *ob_weak_remove_key(ObObject *self, ObObject *const args[],
                             size_t n)
{
    ObObject *op = ob_weak_container(self, n, false);
    if (op == NULL)
        return ob_error() != OB_NO_ERROR ? NULL : ob_none();
    int result = ob_weak_forget_key((ObWeak *)op, args[0]);
    ob_decref(op);
    return result < 0 ? NULL : ob_none();
}

bool ob_weak_is_never_in(void)
{
    if (ob_error() != OB_TYPE_ERROR)
        return false;
    ob_error_clear();
    return true;
}

/* --- walk over a weak container --- */

static bool is_dictionary(const ObObject *op)
{
    return ob_type(op) == &ob_weak_values_type
           || ob_type(op) == &ob_weak_keys_type;
}

static bool is_weak(const ObObject *op)
{
    return is_dictionary(op) || ob_type(op) == &ob_weak_set_type;
}

/* If it is wanted, as a new reference. */
static void give(ObObject **wanted, ObObject *op)
{
    if (wanted == NULL)
        return;
    *wanted = op;
    if (op != NULL)
        ob_incref(op);
}

/* --- walk over a weak container --- */

int ob_weak_walk(ObObject *op, ObWeakWalk *walk)
{
    ob_require_pointer(walk);
    /* require a weak container */
    ob_require_object(op);
    ob_require(is_weak(op), "`op` is no weak container");
    ObObject *entries = ob_dict_copy(((ObWeak *)op)->data);
    bool values = ob_type(op) == &ob_weak_values_type;
    if (entries != NULL)
        ob_untrack(entries);    /* gc.get_objects() has it not */
    *walk = (ObWeakWalk){ .entries = entries, .values = values };
    return entries != NULL ? 0 : -1;
}

bool (ob_weak_walk_next)(ObWeakWalk *walk, ObObject **key,
                         ObObject **value)
{
    ob_require_pointer(walk);
    ObObject *k, *v, *living;
    while (walk->entries != NULL
           && ob_dict_next_borrowed(walk->entries, &walk->at, &k, &v)) {
        if (ob_ref_get(walk->values ? v : k, &living) == 0)
            continue;
        give(key, walk->values ? k : living);
        give(value, walk->values ? living : v);
        ob_decref(living);
        return true;
    }
    ob_weak_walk_end(walk);
    give(key, NULL);
    give(value, NULL);
    return false;
}

void ob_weak_walk_end(ObWeakWalk *walk)
{
    ob_require_pointer(walk);
    ObObject *entries = walk->entries;
    walk->entries = NULL;
    if (entries != NULL)
        ob_decref(entries);
}

/* --- what they do with others --- */

static int update_from_dict(ObObject *op, ObObject *other,
                            ObWeakSetItem *set)
{
    ObObject *key, *value;
    ObDictWalk walk = ob_dict_walk(other);
    int result;
    while ((result = ob_dict_walk_next(&walk, &key, &value)) == 1) {
        result = set(op, key, value);
        ob_decref(key);
        ob_decref(value);
        if (result < 0)
            return -1;
    }
    return result;
}

static int update_from_weak(ObObject *op, ObObject *other,
                            ObWeakSetItem *set)
{
    ObObject *key, *value;
    ObWeakWalk walk;
    int result = ob_weak_walk(other, &walk);
    while (result == 0 && ob_weak_walk_next(&walk, &key, &value)) {
        result = set(op, key, value);
        ob_decref(key);
        ob_decref(value);
    }
    ob_weak_walk_end(&walk);
    return result;
}

int ob_weak_update(ObObject *op, ObObject *other, ObWeakSetItem *set)
{
    bool dictionary = is_dictionary(other);
    if (!dictionary && ob_type(other) != &ob_dict_type) {
        ob_raise(OB_TYPE_ERROR, "'%s' object is not iterable",
                 ob_type(other)->name);
        return -1;
    }
    ob_incref(other);
    int result = dictionary ? update_from_weak(op, other, set)
                            : update_from_dict(op, other, set);
    ob_decref(other);
    return result;
}

void ob_weak_clear(ObObject *op, ObWeakPopItem *popitem)
{
    ObObject *key, *value;
    ObError aside;
    ob_put_aside(&aside);
    while (popitem(op, &key, &value) == 0) {
        ob_decref(key);
        ob_decref(value);
    }
    ob_error_clear();       /* the KeyError of the last */
    ob_put_back(&aside);
}

/* A strong dict of the same entries. CPython: dict(self.items()) */
static ObObject *strong(ObObject *op)
{
    ObObject *dict = ob_dict_new();
    if (dict == NULL || ob_weak_update(dict, op, ob_dict_set) == 0)
        return dict;
    ob_decref(dict);
    return NULL;
}

/* CPython: Mapping.__eq__, Lib/_collections_abc.py */
int ob_weak_equal(ObObject *a, ObObject *b)
{
    if (!is_dictionary(b) && ob_type(b) != &ob_dict_type)
        return OB_NOT_IMPLEMENTED;
    ObObject *x = strong(a), *y = x != NULL ? strong(b) : NULL;
    int answer = y != NULL ? ob_equal(x, y) : -1;
    if (y != NULL)
        ob_decref(y);
    if (x != NULL)
        ob_decref(x);
    return answer;
}

ObObject *ob_weak_list(ObObject *dict, bool values)
{
    ObObject *list = ob_list_new(), *key, *value;
    size_t at = 0;
    while (list != NULL
           && ob_dict_next_borrowed(dict, &at, &key, &value))
        if (ob_list_append(list, values ? value : key) < 0) {
            ob_decref(list);
            return NULL;
        }
    return list;
}

static ObObject *keys_of_weak(ObObject *op)
{
    ObWeakWalk walk;
    ObObject *keys = ob_list_new(), *key;
    if (keys == NULL || ob_weak_walk(op, &walk) < 0)
        goto failed;
    while (ob_weak_walk_next(&walk, &key, NULL))
        if (ob_list_append_steal(keys, key) < 0) {
            ob_weak_walk_end(&walk);
            goto failed;
        }
    return keys;
failed:
    if (keys != NULL)
        ob_decref(keys);
    return NULL;
}

static ObObject *listed(ObObject *op)
{
    const ObType *type = ob_type(op);
    if (type == &ob_dict_type)
        return ob_weak_list(op, false);
    if (is_weak(op))
        return keys_of_weak(op);
    if (type != &ob_list_type && type != &ob_tuple_type)
        return ob_raise(OB_TYPE_ERROR, "'%s' object is not iterable",
                        type->name);
    ObObject *items = ob_list_new();
    if (items == NULL || ob_list_extend(items, op) == 0)
        return items;
    ob_decref(items);
    return NULL;
}

ObObject *ob_weak_listed(ObObject *op)
{
    ObObject *list = listed(op);
    if (list != NULL)
        ob_untrack(list);
    return list;
}

/* --- check the invariants --- */

/* --- check the weak containers --- */

/* Whether each reference in it would call it back. */
static bool is_whole(const ObWeak *self)
{
    bool values = ob_type(&self->base) == &ob_weak_values_type;
    size_t at = 0;
    ObObject *k, *v;
    while (ob_dict_next_borrowed(self->data, &at, &k, &v)) {
        ObObject *ref = values ? v : k;
        if (ob_type(ref) != (values ? &ob_keyed_ref_type : &ob_ref_type)
            || (!ob_ref_is_dead(ref)
                && ((ObRef *)ref)->callback != self->remove))
            return false;
    }
    return true;
}

static int find_broken(ObObject *op, void *found)
{
    if (!is_weak(op) || is_whole((ObWeak *)op))
        return 0;
    *(ObObject **)found = op;
    return 1;
}

int ob_weak_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    ObObject *found = NULL;
    for (ObPlace p = OB_YOUNG; found == NULL && p < OB_PLACES; p++)
        ob_heap_walk(ob_heap(), p, find_broken, &found);
    if (found != NULL)
        snprintf(why, size, "INV-weak-1: something else in a %s",
                 ob_type(found)->name);
    else if (!ob_finalizers_are_whole())
        snprintf(why, size, "INV-weak-2: nobody will call a "
                 "finalizer");
    else
        return 0;
    return -1;
}
