/* class: classes, instances, attributes, methods.
 *
 * CPython: Objects/typeobject.c, object.c, dictobject.c, descrobject.c,
 * classobject.c
 *
 * INV-class-1  An instance with a dict has no inline values.
 * INV-class-2  The order of the inline values names each of those that
 *              are not NULL once.
 */
#ifndef OB_CLASS_H
#define OB_CLASS_H

#include "ob_values.h"
#include "ob_weakref.h"

extern ObType ob_object_type;   /* object: the base of every type */
extern ObType ob_function_type, ob_method_type;
extern ObType ob_member_type, ob_getset_type;

/* --- classes --- */

/* --- what a method is in C --- */

/* A method: `self`, and n more arguments, all borrowed. Returns a new
 * reference, or NULL with an exception. */
typedef ObObject *ObFunction(ObObject *self, ObObject *const args[],
                             size_t n);

typedef struct ObMethodDef {
    const char *name;
    ObFunction *function;
} ObMethodDef;

/* class NAME(BASE), with all that stands in its body. Arrays end with
 * NULL, or with a method without a name. */
typedef struct ObClassDef {
    const char *name;
    ObObject *base;                 /* a class; NULL: object */
    const ObMethodDef *methods;     /* NULL: none */
    const char *const *slots;       /* __slots__; NULL: not given */
    const char *const *attributes;  /* what its methods assign to self,
                                       as far as known; NULL: nothing */
} ObClassDef;

/* --- the struct of a class --- */

typedef struct ObKeys ObKeys;

typedef struct ObClass {
    ObType type;            /* of its instances */
    struct ObRef *weakrefs;
    struct {
        unsigned long changes;  /* after so many, */
        ObObject *found;        /* borrowed; NULL: there was none */
    } special[2];
    ObType *parent;         /* what it inherits from: a reference */
    ObObject *name;         /* a str */
    ObObject *dict;         /* what is found in it, by name */
    ObObject *slots;        /* a tuple: the names of those it adds */
    size_t first_slot;      /* where in an instance they begin */
    ObKeys *keys;           /* names of the values; NULL: no dict */
} ObClass;

/* A new class, a subclass of def->base; NULL with TypeError,
 * ValueError, MemoryError, or UnicodeDecodeError if a name is no UTF-8.
 * Everything in `def` is copied. */
ObObject *ob_class_new(const ObClassDef *def);

/* Whether op is a type, and whether it is a class made by
 * ob_class_new. */
static inline bool ob_type_check(const ObObject *op)
{
    ob_require_pointer(op);
    return ob_type(op) == &ob_type_type;
}

static inline bool ob_class_check(const ObObject *op)
{
    ob_require_pointer(op);
    return ob_type_check(op) && ob_is_heaped(op);
}

/* The type whose attributes `type` inherits: borrowed; NULL for
 * object. */
ObType *ob_type_parent(const ObType *type);

/* issubclass(type, of) and isinstance(op, of), `of` being a type. */
bool ob_issubclass(const ObObject *type, const ObObject *of);
bool ob_isinstance(const ObObject *op, const ObObject *of);

/* --- instances --- */

/* the inline values of an instance */
typedef struct ObValues {
    uint8_t room;       /* for so many; 0: they are in the dict */
    uint8_t size;       /* how many are not NULL */
    ObObject *value[1]; /* room for so many: a reference or NULL for
                           each name in the class's table; then a byte
                           for each: the order in which they were set */
} ObValues;

/* A new instance of `cls`, as cls.__new__(cls) makes it: without
 * attributes. NULL with TypeError or MemoryError. */
ObObject *ob_instance_new(ObObject *cls);

/* The inline values of op, whose type has a dict_offset; in an
 * instance with a dict they have no room. */
ObValues *ob_instance_values(const ObObject *op);

/* vars(op), a new reference: the dict of an instance, which is made
 * when it is first asked for; a class's own dict. NULL with TypeError
 * or MemoryError. */
ObObject *ob_vars(ObObject *op);

/* --- attributes --- */

/* op.name: a new reference; NULL with AttributeError or another
 * exception. */
ObObject *ob_getattr(ObObject *op, const char *name);

/* op.name = value, and del op.name: 0, or -1 with AttributeError,
 * TypeError, MemoryError, UnicodeDecodeError if the name is no UTF-8,
 * or what a descriptor or the == of a key raises. Holds op and value
 * meanwhile. */
int ob_setattr(ObObject *op, const char *name, ObObject *value);
int ob_delattr(ObObject *op, const char *name);

/* The same as ob_setattr, taking over the caller's reference, even if
 * it fails. value == NULL: -1, the exception is already pending. */
int ob_setattr_steal(ObObject *op, const char *name, ObObject *value);

/* A function of its own, and function.__get__(self), a bound method:
 * new references; NULL with MemoryError. A function is called with one
 * argument at least, which is its `self`. */
ObObject *ob_function_new(const char *name, ObFunction *function);
ObObject *ob_method_new(ObObject *function, ObObject *self);

/* method.__func__ and method.__self__, borrowed. */
ObObject *ob_method_function_borrowed(const ObObject *op);
ObObject *ob_method_self_borrowed(const ObObject *op);

/* op.name(*args), with the exceptions of ob_getattr and ob_call. Holds
 * all of them meanwhile. */
ObObject *ob_call_method(ObObject *op, const char *name,
                         ObObject *const args[], size_t n);

/* Returns 0, or -1 with a sentence in `why`, when INV-class-1 or
 * INV-class-2 does not hold. */
int ob_class_validate(char *why, size_t size);

/* --- weak references with attributes --- */

/* weakref.proxy(to, callback): a new reference; NULL with TypeError or
 * MemoryError. Without a callback there is one that all share. */
ObObject *ob_proxy_new(ObObject *to, ObObject *callback);

/* weakref.WeakMethod(method, callback): a new reference; NULL with
 * TypeError or MemoryError. Leads weakly to the object and the function
 * of a bound method, which ob_call makes anew; None, when either is
 * gone. */
extern ObType ob_weak_method_type;
ObObject *ob_weak_method_new(ObObject *method, ObObject *callback);

#ifdef OB_RECEIPTS
#define ob_proxy_new(...) \
    ob_held_call(ob_proxy_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_weak_method_new(...) \
    ob_held_call(ob_weak_method_new, #__VA_ARGS__, __VA_ARGS__)
#endif

#ifdef OB_RECEIPTS
#define ob_class_new(...) \
    ob_held(ob_class_new(__VA_ARGS__), "ob_class_new(...)")
#define ob_instance_new(cls) \
    ob_held(ob_instance_new(cls), "ob_instance_new(" #cls ")")
#define ob_vars(op) ob_held(ob_vars(op), "ob_vars(" #op ")")
#define ob_getattr(op, name) \
    ob_held(ob_getattr(op, name), "ob_getattr(" #op ", " #name ")")
#define ob_function_new(...) \
    ob_held_call(ob_function_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_method_new(...) \
    ob_held_call(ob_method_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_call_method(...) \
    ob_held(ob_call_method(__VA_ARGS__), \
            "ob_call_method(" #__VA_ARGS__ ")")
#endif

#endif
