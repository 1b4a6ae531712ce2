/* proxy: weak references that behave as what they lead to.
 *
 * CPython: Objects/weakrefobject.c
 */
#include "ob_class.h"

/* --- what a proxy hands on --- */

/* A new reference; NULL with ReferenceError. */
static ObObject *behind(ObObject *op)
{
    ObObject *to;
    if (ob_ref_get(op, &to) > 0)
        return to;
    return ob_raise(OB_REFERENCE_ERROR,
                    "weakly-referenced object no longer exists");
}

static ObObject *proxy_getattr(ObObject *op, ObObject *name)
{
    ObObject *to = behind(op);
    if (to == NULL)
        return NULL;
    ObObject *value = ob_getattr(to, ob_str_utf8(name));
    ob_decref(to);
    return value;
}

/* value == NULL: delete it. */
static int proxy_setattr(ObObject *op, ObObject *name, ObObject *value)
{
    ObObject *to = behind(op);
    if (to == NULL)
        return -1;
    const char *text = ob_str_utf8(name);
    int result = value != NULL ? ob_setattr(to, text, value)
                               : ob_delattr(to, text);
    ob_decref(to);
    return result;
}

static ObObject *proxy_call(ObObject *op, ObObject *const args[],
                            size_t n)
{
    ObObject *to = behind(op);
    if (to == NULL)
        return NULL;
    ObObject *result = ob_call(to, args, n);
    ob_decref(to);
    return result;
}

/* What is behind op if it is a proxy, op itself otherwise. */
static ObObject *unwrap(ObObject *op)
{
    if (ob_type(op)->getattro == proxy_getattr)
        return behind(op);
    ob_incref(op);
    return op;
}

static int proxy_equal(ObObject *a, ObObject *b)
{
    ObObject *x = unwrap(a), *y = x == NULL ? NULL : unwrap(b);
    int answer = y == NULL ? -1 : ob_equal(x, y);
    if (y != NULL)
        ob_decref(y);
    if (x != NULL)
        ob_decref(x);
    return answer;
}

static ObObject *proxy_repr(ObObject *op)
{
    const ObObject *to = ob_ref_to_borrowed(op);
    if (to == NULL)
        return ob_str_format("<weakproxy at %p; dead>", (void *)op);
    return ob_str_format("<weakproxy at %p; to '%s' at %p>", (void *)op,
                         ob_type(to)->name, (const void *)to);
}

#define PROXY_SLOTS \
    .base = OB_STATIC_HEADER(&ob_type_type), \
    .basic_size = sizeof(ObRef), \
    .repr = proxy_repr, .equal = proxy_equal, \
    .getattro = proxy_getattr, .setattro = proxy_setattr, \
    .traverse = ob_ref_traverse, .drop_next = ob_ref_drop_next, \
    .clear = ob_ref_clear, .free = ob_object_free, \
    .weakly = ob_ref_to_borrowed

ObType ob_proxy_type = { .name = "weakref.ProxyType", PROXY_SLOTS };
ObType ob_callable_proxy_type = {
    .name = "weakref.CallableProxyType", PROXY_SLOTS, .call = proxy_call
};

ObObject *(ob_proxy_new)(ObObject *to, ObObject *callback)
{
    ob_require_alive(to);
    ObType *type = ob_type(to)->call != NULL ? &ob_callable_proxy_type
                                             : &ob_proxy_type;
    return ob_ref_new_as(type, to, callback);
}
