/* descr: descriptors: what is found in a class, and gets or sets
 * something in an instance.
 *
 * CPython: Objects/descrobject.c, Objects/typeobject.c
 */
#include "ob_class.h"
#include "class.h"

#include <string.h>

/* --- members --- */

/* the struct of a member */
typedef struct ObMember {
    ObObject base;
    ObObject *cls;      /* whose instances have it: a reference */
    ObObject *name;     /* interned */
    size_t offset;      /* where in an instance */
} ObMember;

ObObject *ob_member_new(ObObject *cls, ObObject *name, size_t offset)
{
    ObObject *op = ob_object_new(&ob_member_type, sizeof(ObMember));
    if (op == NULL)
        return NULL;
    ob_incref(cls);
    *(ObMember *)op = (ObMember){ *op, cls, name, offset };
    ob_track(op);
    return op;
}

static ObObject *member_repr(ObObject *op)
{
    const ObMember *member = (ObMember *)op;
    return ob_str_format("<member '%s' of '%s' objects>",
                         ob_str_utf8(member->name),
                         ((ObType *)member->cls)->name);
}

/* --- get and set a member --- */

/* get a member */

/* In op; NULL with TypeError: op is no instance of the class. */
static ObObject **slot_in(const ObMember *member, const ObObject *op)
{
    if (ob_isinstance(op, member->cls))
        return reference_at(op, member->offset);
    return ob_raise(OB_TYPE_ERROR, "descriptor '%s' for '%.100s' "
                    "objects doesn't apply to a '%.100s' object",
                    ob_str_utf8(member->name),
                    ((ObType *)member->cls)->name, ob_type(op)->name);
}

static ObObject *member_get(ObObject *attr, ObObject *op)
{
    const ObMember *member = (ObMember *)attr;
    ObObject **slot = op == NULL ? &attr : slot_in(member, op);
    if (slot == NULL)
        return NULL;
    if (*slot == NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR,
                        "'%.100s' object has no attribute '%s'",
                        ob_type(op)->name, ob_str_utf8(member->name));
    ob_incref(*slot);
    return *slot;
}

static int member_set(ObObject *attr, ObObject *op, ObObject *value)
{
    const ObMember *member = (ObMember *)attr;
    ObObject **slot = slot_in(member, op);
    if (slot == NULL)
        return -1;
    ObObject *old = *slot;
    if (value == NULL && old == NULL) {
        ob_raise(OB_ATTRIBUTE_ERROR, "%s", ob_str_utf8(member->name));
        return -1;
    }
    if (value != NULL)
        ob_incref(value);
    *slot = value;
    if (old != NULL)
        ob_decref(old);
    return 0;
}

static int member_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObMember *member = (ObMember *)op;
    return member->cls == NULL ? 0 : visit(member->cls, arg);
}

static ObObject *member_drop_next(ObObject *op)
{
    ObMember *member = (ObMember *)op;
    ObObject *cls = member->cls;
    member->cls = NULL;
    return cls == NULL ? NULL : ob_dropped(cls);
}

ObType ob_member_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "member_descriptor",
    .basic_size = sizeof(ObMember),
    .repr = member_repr,
    .get = member_get,
    .set = member_set,
    .traverse = member_traverse,
    .drop_next = member_drop_next,
    .free = ob_object_free,
};

/* --- __dict__, __weakref__, __class__ --- */

static ObObject *dict_get(ObObject *op)
{
    if (ob_type(op)->dict_offset == 0)
        return ob_raise(OB_ATTRIBUTE_ERROR,
                        "This object has no __dict__");
    return ob_vars(op);
}

static int dict_set(ObObject *op, ObObject *dict)
{
    if (ob_type(op)->dict_offset == 0) {
        ob_raise(OB_ATTRIBUTE_ERROR, "This object has no __dict__");
        return -1;
    }
    if (dict != NULL && ob_type(dict) != &ob_dict_type) {
        ob_raise(OB_TYPE_ERROR, "__dict__ must be set to a dictionary, "
                 "not a '%.200s'", ob_type(dict)->name);
        return -1;
    }
    ob_instance_set_dict(op, dict);
    return 0;
}

static ObObject *weak_get(ObObject *op)
{
    if (ob_type(op)->weak_offset == 0)
        return ob_raise(OB_ATTRIBUTE_ERROR,
                        "This object has no __weakref__");
    /* the newest weak reference to it */
    ObObject *ref = ob_weakref_first(op);
    if (ref != NULL)
        return ref;
    return ob_none();
}

static ObObject *class_get(ObObject *op)
{
    ObObject *cls = &ob_type(op)->base;
    ob_incref(cls);
    return cls;
}

static ObObject *vars_get(ObObject *op)
{
    return ob_vars(op);
}

/* --- give an instance another class --- */

/* The first in the line of its parents that adds slots. */
static const ObType *that_adds(const ObType *type)
{
    while (ob_class_check(&type->base)
           && ob_tuple_size(as_class(&type->base)->slots) == 0)
        type = ob_type_parent(type);
    return type;
}

static bool same_slots(const ObObject *a, const ObObject *b)
{
    bool same = ob_tuple_size(a) == ob_tuple_size(b);
    for (size_t i = 0; same && i < ob_tuple_size(a); i++)
        same = ob_tuple_item_borrowed(a, i)
               == ob_tuple_item_borrowed(b, i);
    return same;
}

/* CPython: compatible_for_assignment, Objects/typeobject.c */
static bool same_layout(const ObType *a, const ObType *b)
{
    if (a->dict_offset != b->dict_offset
        || a->weak_offset != b->weak_offset)
        return false;
    a = that_adds(a);
    b = that_adds(b);
    if (a == b)
        return true;
    return ob_class_check(&a->base) && ob_class_check(&b->base)
           && ob_type_parent(a) == ob_type_parent(b)
           && same_slots(as_class(&a->base)->slots,
                         as_class(&b->base)->slots);
}

/* Whether op can become one of cls. */
static int check_class(const ObObject *op, const ObObject *cls)
{
    if (cls == NULL)
        ob_raise(OB_TYPE_ERROR, "can't delete __class__ attribute");
    else if (!ob_type_check(cls))
        ob_raise(OB_TYPE_ERROR, "__class__ must be set to a class, "
                 "not '%.200s' object", ob_type(cls)->name);
    else if (!ob_class_check(cls)
             || !ob_class_check(&ob_type(op)->base))
        ob_raise(OB_TYPE_ERROR, "__class__ assignment only supported "
                 "for mutable types or ModuleType subclasses");
    else if (!same_layout(ob_type(op), (const ObType *)cls))
        ob_raise(OB_TYPE_ERROR, "__class__ assignment: '%.100s' object "
                 "layout differs from '%.100s'",
                 ((const ObType *)cls)->name, ob_type(op)->name);
    else
        return 0;
    return -1;
}

static int class_set(ObObject *op, ObObject *cls)
{
    if (check_class(op, cls) < 0)
        return -1;
    ObObject *old = &ob_type(op)->base;
    if (ob_type(op)->dict_offset != 0) {
        ObObject *dict = ob_vars(op);
        if (dict == NULL)
            return -1;
        ob_decref(dict);
    }
    ob_incref(cls);
    op->type = (ObType *)cls;
    ob_decref(old);
    return 0;
}

ObGetSet ob_dict_getset = { OB_STATIC_HEADER(&ob_getset_type),
                         "__dict__", "object", dict_get, dict_set };
ObGetSet ob_weak_getset = { OB_STATIC_HEADER(&ob_getset_type),
                         "__weakref__", "object", weak_get, NULL };
ObGetSet ob_class_getset = { OB_STATIC_HEADER(&ob_getset_type),
                          "__class__", "object", class_get, class_set };
ObGetSet ob_vars_getset = { OB_STATIC_HEADER(&ob_getset_type),
                         "__dict__", "type", vars_get, NULL };

static ObObject *callback_get(ObObject *op)
{
    return ob_ref_callback(op);
}

static int callback_set(ObObject *op, ObObject *value)
{
    (void)op;
    (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "readonly attribute");
    return -1;
}

ObGetSet ob_callback_getset = {
    OB_STATIC_HEADER(&ob_getset_type), "__callback__",
    "weakref.ReferenceType", callback_get, callback_set };

static ObObject *getset_repr(ObObject *op)
{
    return ob_str_format("<attribute '%s'>", ((ObGetSet *)op)->name);
}

static ObObject *getset_get(ObObject *attr, ObObject *op)
{
    if (op != NULL)
        return ((ObGetSet *)attr)->get(op);
    ob_incref(attr);
    return attr;
}

static int getset_set(ObObject *attr, ObObject *op, ObObject *value)
{
    const ObGetSet *getset = (ObGetSet *)attr;
    if (getset->set != NULL)
        return getset->set(op, value);
    ob_raise(OB_ATTRIBUTE_ERROR,
             "attribute '%s' of '%s' objects is not writable",
             getset->name, getset->of);
    return -1;
}

ObType ob_getset_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "getset_descriptor",
    .basic_size = sizeof(ObGetSet),
    .repr = getset_repr,
    .get = getset_get,
    .set = getset_set,
    .free = ob_object_free,
};
