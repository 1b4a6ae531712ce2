/* attr: op.name, and where it is looked for.
 *
 * CPython: Objects/object.c, Objects/typeobject.c
 */
#include "ob_class.h"
#include "class.h"

#include <string.h>

static void *no_attribute(const ObObject *op, const ObObject *name)
{
    const char *text = ob_str_utf8(name);
    if (ob_type_check(op))
        return ob_raise(OB_ATTRIBUTE_ERROR, "type object '%.50s' has "
                        "no attribute '%s'",
                        ((const ObType *)op)->name, text);
    return ob_raise(OB_ATTRIBUTE_ERROR, "'%.100s' object has "
                    "no attribute '%s'", ob_type(op)->name, text);
}

static bool is_name(const ObObject *name, const char *text)
{
    return strcmp(ob_str_utf8(name), text) == 0;
}

/* What objects of that type have by their class: 1 and a new
 * reference, 0, or -1 with an exception. */
static int find(const ObType *type, ObObject *name, ObObject **found)
{
    int result = ob_class_find(type, name, found);
    if (result != 0)
        return result;
    if (type == &ob_type_type && is_name(name, "__dict__"))
        *found = &ob_vars_getset.base;
    else if (is_name(name, "__class__"))
        *found = &ob_class_getset.base;
    else if (type->weakly != NULL && is_name(name, "__callback__"))
        *found = &ob_callback_getset.base;
    return *found != NULL;
}

static ObObject *get_found_steal(ObObject *found, ObObject *op)
{
    ObObject *value = ob_get_found(found, op);
    ob_decref(found);
    return value;
}

/* What a class has itself, or inherits. */
static int get_of_class(ObObject *op, ObObject *name, ObObject **own)
{
    int result = ob_class_find((ObType *)op, name, own);
    if (result <= 0)
        return result;
    *own = get_found_steal(*own, NULL);
    return *own != NULL ? 1 : -1;
}

static int get_own(ObObject *op, ObObject *name, ObObject **own)
{
    return ob_type_check(op) ? get_of_class(op, name, own)
                             : ob_instance_get(op, name, own);
}

/* --- look an attribute up --- */

static bool is_data(const ObType *type)
{
    return type->get != NULL && type->set != NULL;
}

/* CPython: PyObject_GenericGetAttr, Objects/object.c */
static ObObject *get_attribute(ObObject *op, ObObject *name)
{
    ObObject *found, *own;
    if (find(ob_type(op), name, &found) < 0)
        return NULL;
    if (found != NULL && is_data(ob_type(found)))
        return get_found_steal(found, op);
    int result = get_own(op, name, &own);
    if (result == 0 && found != NULL)
        return get_found_steal(found, op);
    if (found != NULL)
        ob_decref(found);
    return result == 0 ? no_attribute(op, name) : own;
}

ObObject *(ob_getattr)(ObObject *op, const char *name)
{
    ob_require_object(op);
    ob_require_pointer(name);
    ObObject *interned = ob_str_intern(name);
    if (interned == NULL)
        return NULL;
    /* a type that has its own way to get an attribute */
    if (ob_type(op)->getattro != NULL)
        return ob_type(op)->getattro(op, interned);
    ob_incref(op);
    ObObject *value = get_attribute(op, interned);
    ob_decref(op);
    return value;
}

/* --- set an attribute --- */

static int set_own(ObObject *op, ObObject *name, ObObject *value)
{
    int result = 0;
    if (!ob_type_check(op))
        result = ob_instance_set(op, name, value);
    else
        result = ob_set_in_dict(as_class(op)->dict, name, value);
    if (result == 0)
        no_attribute(op, name);
    return result == 1 ? 0 : -1;
}

static int refuse(const ObObject *op, const ObObject *name, bool found)
{
    ob_raise(OB_ATTRIBUTE_ERROR, found
             ? "'%.100s' object attribute '%s' is read-only"
             : "'%.100s' object has no attribute '%s' and no __dict__ "
               "for setting new attributes",
             ob_type(op)->name, ob_str_utf8(name));
    return -1;
}

/* value == NULL: delete it. */
static int set_attribute(ObObject *op, ObObject *name, ObObject *value)
{
    ObObject *found;
    if (find(ob_type(op), name, &found) < 0)
        return -1;
    int result;
    if (found != NULL && ob_type(found)->set != NULL)
        result = ob_type(found)->set(found, op, value);
    else if (ob_type_check(op) || ob_type(op)->dict_offset != 0)
        result = set_own(op, name, value);
    else
        result = refuse(op, name, found != NULL);
    if (found != NULL)
        ob_decref(found);
    ob_require(result == 0 || ob_error() != OB_NO_ERROR,
               "a type's `set` answers -1 and raises nothing");
    return result;
}

/* Refuses to change what is built in. */
static int check_mutable(const ObObject *op, const ObObject *name)
{
    if (!ob_type_check(op) || ob_class_check(op))
        return 0;
    ob_raise(OB_TYPE_ERROR, "cannot set '%s' attribute of immutable "
             "type '%.100s'", ob_str_utf8(name),
             ((const ObType *)op)->name);
    return -1;
}

static int set_named(ObObject *op, const char *name, ObObject *value)
{
    ObObject *interned = ob_str_intern(name);
    if (interned == NULL || check_mutable(op, interned) < 0)
        return -1;
    /* a type that has its own way to set an attribute */
    if (ob_type(op)->setattro != NULL)
        return ob_type(op)->setattro(op, interned, value);
    ob_incref(op);
    int result = set_attribute(op, interned, value);
    ob_decref(op);
    return result;
}

int ob_setattr(ObObject *op, const char *name, ObObject *value)
{
    ob_require_object(op);
    ob_require_pointer(name);
    ob_require_object(value);
    ob_incref(value);
    int result = set_named(op, name, value);
    ob_decref(value);
    return result;
}

int ob_setattr_steal(ObObject *op, const char *name, ObObject *value)
{
    ob_require_object(op);
    ob_require_pointer(name);
    if (value == NULL)
        return -1;
    (void)ob_held(value, "value");
    int result = ob_setattr(op, name, value);
    ob_decref(value);
    return result;
}

int ob_delattr(ObObject *op, const char *name)
{
    ob_require_object(op);
    ob_require_pointer(name);
    return set_named(op, name, NULL);
}

ObObject *(ob_call_method)(ObObject *op, const char *name,
                           ObObject *const args[], size_t n)
{
    ob_require_object(op);
    ob_require_pointer(name);
    ob_require(n == 0 || args != NULL, "`args` is NULL");
    ob_hold_all(args, n);
    ObObject *result = NULL, *method = ob_getattr(op, name);
    if (method != NULL) {
        result = ob_call(method, args, n);
        ob_decref(method);
    }
    ob_drop_all(args, n);
    return result;
}
