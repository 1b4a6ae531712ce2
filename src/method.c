/* method: functions, which are written in C, and bound methods.
 *
 * CPython: Objects/classobject.c, Objects/call.c, Objects/funcobject.c
 */
#include "ob_class.h"
#include "class.h"

#include <string.h>

/* --- functions --- */

typedef struct ObFunc {
    ObObject base;
    ObObject *name;         /* a str: "C.m" */
    ObFunction *function;
    struct ObRef *weakrefs;
} ObFunc;

static ObObject *new_function_steal(ObObject *name,
                                    ObFunction *function)
{
    if (name == NULL)
        return NULL;
    ObObject *op = ob_object_new(&ob_function_type, sizeof(ObFunc));
    if (op != NULL)
        *(ObFunc *)op = (ObFunc){
            .base = *op, .name = name, .function = function };
    else
        ob_decref(name);
    return op;
}

ObObject *(ob_function_new)(const char *name, ObFunction *function)
{
    ob_require_pointer(name);
    ob_require_pointer(function);
    return new_function_steal(ob_str_from(name), function);
}

ObObject *ob_class_function_new(const ObClass *cls,
                                const ObMethodDef *def)
{
    return new_function_steal(ob_str_format("%s.%s", cls->type.name,
                                            def->name), def->function);
}

static ObObject *function_repr(ObObject *op)
{
    return ob_str_format("<function %s at %p>",
                         ob_str_utf8(((ObFunc *)op)->name), (void *)op);
}

static ObObject *function_call(ObObject *op, ObObject *const args[],
                               size_t n)
{
    const ObFunc *func = (ObFunc *)op;
    if (n == 0)
        return ob_raise(OB_TYPE_ERROR, "%.100s() missing 1 required "
                        "positional argument: 'self'",
                        ob_str_utf8(func->name));
    return func->function(args[0], args + 1, n - 1);
}

/* reading a function from an instance binds it */
static ObObject *function_get(ObObject *op, ObObject *self)
{
    if (self != NULL)
        return ob_method_new(op, self);
    ob_incref(op);
    return op;
}

static ObObject *function_drop_next(ObObject *op)
{
    ObFunc *func = (ObFunc *)op;
    ObObject *name = func->name;
    func->name = NULL;
    return name == NULL ? NULL : ob_dropped(name);
}

/* What stands behind the last dot of "C.m". */
static const char *function_name(const ObObject *op)
{
    const char *name = ob_str_utf8(((const ObFunc *)op)->name);
    const char *dot = strrchr(name, '.');
    return dot == NULL ? name : dot + 1;
}

ObType ob_function_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "function",
    .basic_size = sizeof(ObFunc),
    .repr = function_repr,
    .call = function_call,
    .get = function_get,
    .drop_next = function_drop_next,
    .free = ob_object_free,
    .weak_offset = offsetof(ObFunc, weakrefs),
    .name_of = function_name,
};

/* --- bound methods --- */

/* the struct of a bound method */
typedef struct ObMethod {
    ObObject base;
    ObObject *function, *self;      /* a reference each */
    struct ObRef *weakrefs;
} ObMethod;

ObObject *(ob_method_new)(ObObject *function, ObObject *self)
{
    ob_require_type(function, &ob_function_type);
    ob_require_object(self);
    ObObject *op = ob_object_new(&ob_method_type, sizeof(ObMethod));
    if (op == NULL)
        return NULL;
    ob_incref(function);
    ob_incref(self);
    *(ObMethod *)op = (ObMethod){ .base = *op, .function = function,
                                  .self = self };
    ob_track(op);
    return op;
}

ObObject *ob_method_function_borrowed(const ObObject *op)
{
    ob_require_type(op, &ob_method_type);
    return ((const ObMethod *)op)->function;
}

ObObject *ob_method_self_borrowed(const ObObject *op)
{
    ob_require_type(op, &ob_method_type);
    return ((const ObMethod *)op)->self;
}

static ObObject *method_repr(ObObject *op)
{
    const ObMethod *method = (ObMethod *)op;
    ObObject *self = ob_repr(method->self);
    if (self == NULL)
        return NULL;
    const ObFunc *func = (ObFunc *)method->function;
    ObObject *repr = ob_str_format("<bound method %s of %s>",
                                   ob_str_utf8(func->name),
                                   ob_str_utf8(self));
    ob_decref(self);
    return repr;
}

static int method_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_method_type)
        return OB_NOT_IMPLEMENTED;
    const ObMethod *x = (ObMethod *)a, *y = (ObMethod *)b;
    return x->function == y->function && x->self == y->self;
}

static int64_t method_hash(ObObject *op)
{
    const ObMethod *method = (ObMethod *)op;
    return ob_hash_address(method->self)
           ^ ob_hash_address(method->function);
}

static ObObject *method_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    const ObMethod *method = (ObMethod *)op;
    const ObFunc *func = (ObFunc *)method->function;
    return func->function(method->self, args, n);
}

static int method_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObMethod *method = (ObMethod *)op;
    int result = method->function == NULL ? 0
                 : visit(method->function, arg);
    return result != 0 || method->self == NULL ? result
           : visit(method->self, arg);
}

static ObObject *method_drop_next(ObObject *op)
{
    ObMethod *method = (ObMethod *)op;
    ObObject **held = method->function != NULL ? &method->function
                                               : &method->self;
    ObObject *next = *held;
    *held = NULL;
    return next == NULL ? NULL : ob_dropped(next);
}

ObType ob_method_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "method",
    .basic_size = sizeof(ObMethod),
    .fixed = true,
    .repr = method_repr,
    .equal = method_equal,
    .hash = method_hash,
    .call = method_call,
    .traverse = method_traverse,
    .drop_next = method_drop_next,
    .free = ob_object_free,
    .weak_offset = offsetof(ObMethod, weakrefs),
};

/* CPython: lookup_maybe_method, Objects/typeobject.c */
int ob_bind_found(ObObject **found, ObObject *op)
{
    if (ob_type(*found) == &ob_function_type)
        return 1;
    ObObject *method = ob_get_found(*found, op);
    ob_decref(*found);
    *found = method;
    return method != NULL ? 0 : -1;
}
