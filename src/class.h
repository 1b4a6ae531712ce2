/* class: what the files of the class layer have in common. Not for
 * other layers. Names are interned strs.
 *
 * CPython: Include/internal/pycore_typeobject.h
 */
#ifndef OB_CLASS_INSIDE_H
#define OB_CLASS_INSIDE_H

#include "ob_class.h"
#include "keys.h"

static inline ObClass *as_class(const ObObject *op)
{
    ob_require(ob_class_check(op), "ob_class_new made no such type");
    return (ObClass *)op;
}

/* What was found in a class, read through op, or with op == NULL
 * through the class: a new reference; NULL with an exception. */
static inline ObObject *ob_get_found(ObObject *found, ObObject *op)
{
    const ObType *type = ob_type(found);
    if (type->get == NULL) {
        ob_incref(found);
        return found;
    }
    ObObject *value = type->get(found, op);
    ob_require(value != NULL || ob_error() != OB_NO_ERROR,
               "a type's `get` answers NULL and raises nothing");
    return value;
}

static inline ObObject **reference_at(const ObObject *op, size_t offset)
{
    return (ObObject **)((char *)op + offset);
}

/* What the class and those that it inherits from have under a name:
 * 1 and a new reference, 0, or -1 with an exception. */
int ob_class_find(const ObType *type, ObObject *name, ObObject **found);

/* A new function of a class; a new member descriptor. NULL with
 * MemoryError. */
ObObject *ob_class_function_new(const ObClass *cls,
                                const ObMethodDef *def);
ObObject *ob_member_new(ObObject *cls, ObObject *name, size_t offset);

/* Makes of what was found in the class of op what op.NAME() calls, and
 * says with how many arguments: a function with op itself, anything
 * else, read through op, with none. -1 with an exception, and NULL. */
int ob_bind_found(ObObject **found, ObObject *op);

/* The slots of the type of an instance. */
ObObject *ob_instance_repr(ObObject *op);
int ob_instance_traverse(ObObject *op, ObVisit *visit, void *arg);
ObObject *ob_instance_drop_next(ObObject *op);
void ob_instance_clear(ObObject *op);

/* An instance's own attribute `name`: 1 and a new reference, 0, or -1
 * with an exception. */
int ob_instance_get(ObObject *op, ObObject *name, ObObject **value);

/* Sets it, or with value == NULL deletes it: 1; 0 if there was nothing
 * to delete; -1 with an exception. */
int ob_instance_set(ObObject *op, ObObject *name, ObObject *value);

/* Replaces the dict and the values of an instance; dict == NULL: by
 * nothing. */
void ob_instance_set_dict(ObObject *op, ObObject *dict);

/* dict[name] = value, or del dict[name], as ob_instance_set does it. */
int ob_set_in_dict(ObObject *dict, ObObject *name, ObObject *value);

/* __dict__, __weakref__, __class__, and the __dict__ of a class. */
typedef struct ObGetSet {
    ObObject base;
    const char *name, *of;
    ObObject *(*get)(ObObject *op);
    int (*set)(ObObject *op, ObObject *value);
} ObGetSet;

extern ObGetSet ob_dict_getset, ob_weak_getset;
extern ObGetSet ob_class_getset, ob_vars_getset;
extern ObGetSet ob_callback_getset;     /* ref.__callback__ */

#endif
