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
    assert(ob_class_check(op));
    return (ObClass *)op;
}

static inline ObObject **reference_at(const ObObject *op, size_t offset)
{
    return (ObObject **)((char *)op + offset);
}

/* What the class and those that it inherits from have under a name:
 * 1 and a new reference, 0, or -1 with an exception. */
int class_find(const ObType *type, ObObject *name, ObObject **found);

/* A new function; a new bound method; a new member descriptor. NULL
 * with MemoryError. */
ObObject *function_new(const ObClass *cls, const ObMethodDef *def);
ObObject *method_new(ObObject *function, ObObject *self);
ObObject *member_new(ObObject *cls, ObObject *name, size_t offset);

/* The slots of the type of an instance. */
ObObject *instance_repr(ObObject *op);
int instance_traverse(ObObject *op, ObVisit *visit, void *arg);
ObObject *instance_drop_next(ObObject *op);
void instance_clear(ObObject *op);

/* An instance's own attribute `name`: 1 and a new reference, 0, or -1
 * with an exception. */
int instance_get(ObObject *op, ObObject *name, ObObject **value);

/* Sets it, or with value == NULL deletes it: 1; 0 if there was nothing
 * to delete; -1 with an exception. */
int instance_set(ObObject *op, ObObject *name, ObObject *value);

/* Replaces the dict and the values of an instance; dict == NULL: by
 * nothing. */
void instance_set_dict(ObObject *op, ObObject *dict);

/* dict[name] = value, or del dict[name], as instance_set does it. */
int set_in_dict(ObObject *dict, ObObject *name, ObObject *value);

/* __dict__, __weakref__, __class__, and the __dict__ of a class. */
typedef struct ObGetSet {
    ObObject base;
    const char *name, *of;
    ObObject *(*get)(ObObject *op);
    int (*set)(ObObject *op, ObObject *value);
} ObGetSet;

extern ObGetSet dict_getset, weak_getset, class_getset, vars_getset;

#endif
