/* method: functions, which are written in C, and bound methods.
 *
 * CPython: Objects/classobject.c, Objects/call.c, Objects/funcobject.c
 */
#include "ob_class.h"
#include "class.h"

/* --- functions --- */

typedef struct ObFunc {
    ObObject base;
    ObObject *name;         /* a str: "C.m" */
    ObFunction *function;
} ObFunc;

ObObject *ob_function_new(const ObClass *cls, const ObMethodDef *def)
{
    ObObject *name = ob_str_format("%s.%s", cls->type.name, def->name);
    if (name == NULL)
        return NULL;
    ObObject *op = ob_object_new(&ob_function_type, sizeof(ObFunc));
    if (op != NULL)
        *(ObFunc *)op = (ObFunc){ *op, name, def->function };
    else
        ob_decref(name);
    return op;
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

ObType ob_function_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "function",
    .basic_size = sizeof(ObFunc),
    .repr = function_repr,
    .call = function_call,
    .get = function_get,
    .drop_next = function_drop_next,
    .free = ob_object_free,
};

/* --- bound methods --- */

/* the struct of a bound method */
typedef struct ObMethod {
    ObObject base;
    ObObject *function, *self;      /* a reference each */
} ObMethod;

ObObject *ob_method_new(ObObject *function, ObObject *self)
{
    ObObject *op = ob_object_new(&ob_method_type, sizeof(ObMethod));
    if (op == NULL)
        return NULL;
    ob_incref(function);
    ob_incref(self);
    *(ObMethod *)op = (ObMethod){ *op, function, self };
    ob_track(op);
    return op;
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
};

/* --- calls --- */

void ob_hold_all(ObObject *const args[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        ob_incref(args[i]);
}

void ob_drop_all(ObObject *const args[], size_t n)
{
    for (size_t i = n; i-- > 0; )
        ob_decref(args[i]);
}

/* --- call something --- */

static ObObject *ask_to_act(ObObject *callable,
                            ObObject *const args[], size_t n)
{
    const ObThread *self = ob_self();
    ObExc before = ob_error();
    ObObject *result = ob_type(callable)->call(callable, args, n);
    ob_require(ob_self() == self,
               "what was called leaves another thread current");
    ob_require(result != NULL || ob_error() != OB_NO_ERROR,
               "what was called answers NULL and raises nothing");
    ob_require(result == NULL || ob_error() == before,
               "what was called answers and raises");
    return result;
}

ObObject *(ob_call)(ObObject *callable, ObObject *const args[],
                    size_t n)
{
    ob_require_object(callable);
    ob_require(n == 0 || args != NULL, "`args` is NULL");
    ObType *type = ob_type(callable);
    if (type->call == NULL)
        return ob_raise(OB_TYPE_ERROR, "'%.200s' object is not "
                        "callable", type->name);
    if (ob_enter("while calling a Python object") < 0)
        return NULL;
    ob_incref(callable);
    ob_hold_all(args, n);
    ObObject *result = ask_to_act(callable, args, n);
    ob_drop_all(args, n);
    ob_decref(callable);
    ob_leave();
    ob_checkpoint();
    return result;
}

/* CPython: vectorcall_unbound, Objects/typeobject.c */
ObObject *ob_call_found(ObObject *found, ObObject *op)
{
    if (ob_type(found) == &ob_function_type)
        return ob_call(found, &op, 1);
    ObObject *method = ob_get_found(found, op);
    if (method == NULL)
        return NULL;
    ObObject *result = ob_call(method, NULL, 0);
    ob_decref(method);
    return result;
}
