/* instance: the values of an instance, and its dict.
 *
 * CPython: Objects/dictobject.c, Objects/typeobject.c
 */
#include "ob_class.h"
#include "class.h"
/* what is done at once */
#include "atonce.h"

#include <inttypes.h>
#include <string.h>

ObType *ob_type_parent(const ObType *type)
{
    ob_require_pointer(type);
    if (ob_class_check(&type->base))
        return ((const ObClass *)type)->parent;
    return type == &ob_object_type ? NULL : &ob_object_type;
}

bool ob_issubclass(const ObObject *type, const ObObject *of)
{
    ob_require_type(type, &ob_type_type);
    ob_require_type(of, &ob_type_type);
    const ObType *t = (const ObType *)type;
    while (t != NULL && &t->base != of)
        t = ob_type_parent(t);
    return t != NULL;
}

bool ob_isinstance(const ObObject *op, const ObObject *of)
{
    ob_require_object(op);
    ob_require_type(of, &ob_type_type);
    return ob_issubclass(&ob_type(op)->base, of);
}

/* look a name up in a class */
int ob_class_find(const ObType *type, ObObject *name, ObObject **found)
{
    int result = 0;
    ObObject *first = (ObObject *)type;
    *found = NULL;
    ob_incref(first);
    for (; type != NULL && result == 0; type = ob_type_parent(type))
        if (ob_class_check(&type->base)) {
            ObObject *dict = as_class(&type->base)->dict;
            ob_incref(dict);
            result = ob_dict_lookup(dict, name, found);
            ob_decref(dict);
        }
    ob_decref(first);
    return result;
}

/* --- object --- */

static ObObject *object_repr(ObObject *op)
{
    return ob_str_format("<%s object at %p>", ob_type(op)->name,
                         (void *)op);
}

ObType ob_object_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "object",
    .basic_size = sizeof(ObObject),
    .repr = object_repr,
    .free = ob_object_free,
};

/* --- what an instance has --- */

static ObKeys *keys_of(const ObObject *op)
{
    return as_class(&ob_type(op)->base)->keys;
}

static ObObject **dict_of(const ObObject *op)
{
    const ObClass *cls = as_class(&ob_type(op)->base);
    return reference_at(op, cls->type.dict_offset);
}

/* --- find the values of an instance --- */

ObValues *ob_instance_values(const ObObject *op)
{
    ob_require_object(op);
    ob_require(ob_type(op)->dict_offset != 0, "`op` can have no dict");
    return (ObValues *)((char *)op + ob_type(op)->basic_size);
}

/* The order: indexes of values, the oldest first. */
static uint8_t *order_of(ObValues *values)
{
    return (uint8_t *)&values->value[values->room];
}

/* --- make an instance --- */

/* CPython: _PyObject_InitInlineValues, Objects/dictobject.c */
static uint8_t room_for_values(ObKeys *keys)
{
    if (keys == NULL)
        return 0;
    if (keys->room > 1)
        keys->room--;
    return (uint8_t)(keys->used + keys->room);
}

/* make an instance of a built-in type */
static ObObject *new_built_in(ObType *type)
{
    if (type == &ob_object_type)
        return ob_object_new(type, type->basic_size);
    return ob_raise(OB_TYPE_ERROR, "cannot create '%.100s' instances",
                    type->name);
}

ObObject *(ob_instance_new)(ObObject *op)
{
    ob_require_type(op, &ob_type_type);
    if (!ob_class_check(op))
        return new_built_in((ObType *)op);
    ObClass *cls = as_class(op);
    uint8_t room = room_for_values(cls->keys);
    size_t size = cls->type.basic_size;
    if (cls->keys != NULL)
        size += offsetof(ObValues, value)
                + room * (sizeof(ObObject *) + 1);
    ObObject *self = ob_object_new(&cls->type, size);
    if (self == NULL)
        return NULL;
    memset(self + 1, 0, size - sizeof *self);
    if (cls->keys != NULL)
        ob_instance_values(self)->room = room;
    /* give an instance what its class wants */
    if (ob_self()->interp->gc.python2 && cls->keys != NULL) {
        ObObject *dict = ob_vars(self);
        if (dict == NULL) {
            ob_decref(self);
            return NULL;
        }
        ob_decref(dict);
    }
    ob_track(self);
    return self;
}

static ObObject *take(ObObject **held)
{
    ObObject *op = *held;
    *held = NULL;
    return op;
}

static void clear_all(ObObject *held[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (held[i] != NULL)
            ob_decref(take(&held[i]));
}

void ob_instance_set_dict(ObObject *op, ObObject *dict)
{
    ObValues *values = ob_instance_values(op);
    size_t n = values->room;
    ObObject *old = *dict_of(op);
    if (dict != NULL)
        ob_incref(dict);
    *dict_of(op) = dict;
    values->room = values->size = 0;
    clear_all(values->value, n);
    if (old != NULL)
        ob_decref(old);
}

/* CPython: _PyObject_MaterializeManagedDict, Objects/dictobject.c */
static int make_dict(ObObject *op)
{
    ObValues *values = ob_instance_values(op);
    const ObKeys *keys = keys_of(op);
    ObObject *dict = ob_keys_dict_new(keys_of(op));
    if (dict == NULL)
        return -1;
    for (size_t i = 0; i < values->size; i++) {
        uint8_t at = order_of(values)[i];
        if (ob_dict_set(dict, keys->name[at], values->value[at]) < 0) {
            ob_decref(dict);
            return -1;
        }
    }
    ob_instance_set_dict(op, dict);
    ob_decref(dict);
    return 0;
}

ObObject *(ob_vars)(ObObject *op)
{
    ob_require_object(op);
    ObObject *dict = NULL;
    if (ob_class_check(op))
        dict = as_class(op)->dict;
    else if (ob_type(op)->dict_offset != 0) {
        if (*dict_of(op) == NULL && make_dict(op) < 0)
            return NULL;
        dict = *dict_of(op);
    }
    if (dict == NULL)
        return ob_raise(OB_TYPE_ERROR,
                        "vars() argument must have __dict__ attribute");
    ob_incref(dict);
    return dict;
}

/* --- its attributes --- */

/* --- get a value of an instance --- */

/* get an item of its dict */
static int get_in_dict(ObObject *dict, ObObject *name, ObObject **value)
{
    ob_incref(dict);
    int found = ob_dict_lookup(dict, name, value);
    ob_decref(dict);
    return found;
}

int ob_instance_get(ObObject *op, ObObject *name, ObObject **value)
{
    *value = NULL;
    if (ob_type(op)->dict_offset == 0)
        return 0;
    if (*dict_of(op) != NULL)
        return get_in_dict(*dict_of(op), name, value);
    const ObValues *values = ob_instance_values(op);
    int i = values->room > 0 ? ob_keys_find(keys_of(op), name) : -1;
    if (i < 0 || values->value[i] == NULL)
        return 0;
    *value = values->value[i];
    ob_incref(*value);
    return 1;
}

/* --- set a value of an instance --- */

/* forget when a value came */
static void forget_order(ObValues *values, uint8_t i)
{
    uint8_t *order = order_of(values);
    uint8_t *at = memchr(order, i, values->size);
    values->size--;
    memmove(at, at + 1, (size_t)(order + values->size - at));
}

static int set_value(ObValues *values, uint8_t i, ObObject *value)
{
    ObObject *old = values->value[i];
    if (old == NULL && value == NULL)
        return 0;
    if (old == NULL)
        order_of(values)[values->size++] = i;
    if (value == NULL)
        forget_order(values, i);
    else
        ob_incref(value);
    values->value[i] = value;
    if (old != NULL)
        ob_decref(old);
    return 1;
}

/* set or delete an item of its dict */

static int del_in_dict(ObObject *dict, ObObject *name)
{
    if (ob_dict_del(dict, name) == 0)
        return 1;
    if (ob_error() != OB_KEY_ERROR)
        return -1;
    ob_error_clear();
    return 0;
}

int ob_set_in_dict(ObObject *dict, ObObject *name, ObObject *value)
{
    ob_incref(dict);
    int result = value == NULL ? del_in_dict(dict, name)
                 : ob_dict_set(dict, name, value) < 0 ? -1 : 1;
    ob_decref(dict);
    return result;
}

int ob_instance_set(ObObject *op, ObObject *name, ObObject *value)
{
    ObValues *values = ob_instance_values(op);
    int i = values->room > 0 ? ob_keys_learn(keys_of(op), name) : -1;
    if (i >= 0)
        return set_value(values, (uint8_t)i, value);
    if (*dict_of(op) == NULL && make_dict(op) < 0)
        return -1;
    if (ob_keys_of_dict(*dict_of(op)) == keys_of(op))
        ob_keys_learn(keys_of(op), name);
    return ob_set_in_dict(*dict_of(op), name, value);
}

/* --- what it refers to --- */

static const ObClass *class_of(const ObObject *op)
{
    return as_class(&ob_type(op)->base);
}

/* The next class up; NULL after the last. */
static const ObClass *class_above(const ObClass *cls)
{
    const ObObject *parent = &cls->parent->base;
    return ob_class_check(parent) ? as_class(parent) : NULL;
}

/* The slots that a class adds, in op. */
static ObObject **slots_of(const ObClass *cls, const ObObject *op,
                           size_t *n)
{
    *n = ob_tuple_size(cls->slots);
    return reference_at(op, cls->first_slot);
}

static int visit_all(ObObject *const held[], size_t n, ObVisit *visit,
                     void *arg)
{
    int result = 0;
    for (size_t i = 0; i < n && result == 0; i++)
        if (held[i] != NULL)
            result = visit(held[i], arg);
    return result;
}

static int visit_slots(ObObject *op, ObVisit *visit, void *arg)
{
    const ObClass *cls = class_of(op);
    int result = 0;
    for (; cls != NULL && result == 0; cls = class_above(cls)) {
        size_t n;
        ObObject **slots = slots_of(cls, op, &n);
        result = visit_all(slots, n, visit, arg);
    }
    return result;
}

static int visit_values(ObObject *op, ObVisit *visit, void *arg)
{
    if (ob_type(op)->dict_offset == 0)
        return 0;
    const ObValues *values = ob_instance_values(op);
    int result = visit_all(values->value, values->room, visit, arg);
    return result != 0 ? result : visit_all(dict_of(op), 1, visit, arg);
}

int ob_instance_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = visit_slots(op, visit, arg);
    if (result == 0)
        result = visit_values(op, visit, arg);
    return result != 0 ? result : visit(&ob_type(op)->base, arg);
}

/* --- what a dying instance lets go of --- */

static ObObject *take_first(ObObject *held[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (held[i] != NULL)
            return ob_dropped(take(&held[i]));
    return NULL;
}

/* CPython: subtype_dealloc, Objects/typeobject.c */
ObObject *ob_instance_drop_next(ObObject *op)
{
    const ObClass *cls = class_of(op);
    ObObject *next = NULL;
    for (; cls != NULL && next == NULL; cls = class_above(cls)) {
        size_t n;
        ObObject **slots = slots_of(cls, op, &n);
        next = take_first(slots, n);
    }
    if (next != NULL || ob_type(op)->dict_offset == 0)
        return next;
    ObValues *values = ob_instance_values(op);
    next = take_first(values->value, values->room);
    return next != NULL ? next : take_first(dict_of(op), 1);
}

/* What runs meanwhile may give op another class, of the same layout. */
void ob_instance_clear(ObObject *op)
{
    ObObject *type = &ob_type(op)->base;
    ob_incref(type);
    for (const ObClass *cls = as_class(type); cls != NULL;
         cls = class_above(cls)) {
        size_t n;
        ObObject **slots = slots_of(cls, op, &n);
        clear_all(slots, n);
    }
    if (ob_type(op)->dict_offset != 0)
        ob_instance_set_dict(op, NULL);
    ob_decref(type);
}

/* --- check the instances --- */

/* Whether the order names each value that is there, and once. */
static bool is_in_order(ObValues *values)
{
    uint32_t named = 0, there = 0;
    for (uint8_t i = 0; i < values->room; i++)
        there |= (uint32_t)(values->value[i] != NULL) << i;
    for (uint8_t i = 0; i < values->size; i++) {
        uint32_t bit = (uint32_t)1 << order_of(values)[i];
        if (named & bit)
            return false;
        named |= bit;
    }
    return named == there;
}

/* The number of the invariant that does not hold; 0: all do. */
static int broken_invariant(const ObObject *op)
{
    if (!ob_class_check(&ob_type(op)->base)
        || ob_type(op)->dict_offset == 0)
        return 0;
    ObValues *values = ob_instance_values(op);
    if (*dict_of(op) != NULL && values->room > 0)
        return 1;
    return is_in_order(values) ? 0 : 2;
}

static int find_broken(ObObject *op, void *found)
{
    if (broken_invariant(op) == 0)
        return 0;
    *(ObObject **)found = op;
    return 1;
}

int ob_class_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    ObObject *found = NULL;
    int result = 0;
    for (ObPlace p = OB_YOUNG; p < OB_PLACES && result == 0; p++)
        result = ob_heap_walk(ob_heap(), p, find_broken, &found);
    if (result == 0)
        return 0;
    snprintf(why, size, "INV-class-%d: %s, count %" PRIu32,
             broken_invariant(found), ob_type(found)->name,
             ob_refcnt(found));
    return -1;
}

/* --- print an instance --- */

ObObject *ob_instance_repr(ObObject *op)
{
    ObObject *name = ob_str_intern("__repr__"), *function;
    if (name == NULL || ob_class_find(ob_type(op), name, &function) < 0)
        return NULL;
    if (function == NULL)
        return object_repr(op);
    int n = ob_bind_found(&function, op);
    if (n < 0)
        return NULL;
    ObObject *repr = ob_call(function, &op, (size_t)n);
    ob_decref(function);
    if (repr == NULL || ob_type(repr) == &ob_str_type)
        return repr;
    ob_raise(OB_TYPE_ERROR,
             "%.200s.__repr__() must return a str, not %.200s",
             ob_type(op)->name, ob_type(repr)->name);
    ob_decref(repr);
    return NULL;
}
