/* For twins: callbacks of weak references. */
#ifndef TOLD_H
#define TOLD_H

#include "people.h"

/* A new reference to `to`, whose callback is function(self, ref). */
static ObObject *refer_to(ObObject *to, ObFunction *function, const char *self)
{
    ObObject *f = ob_function_new("callback", function);
    ObObject *name = ob_str_from(self);
    must(f != NULL && name != NULL);
    ObObject *callback = ob_method_new(f, name);
    must(callback != NULL);
    ObObject *ref = ob_ref_new(to, callback);
    must(ref != NULL);
    ob_decref(callback);
    ob_decref(name);
    ob_decref(f);
    return ref;
}

/* lambda ref: print("told", NAME, ref()) */
static inline ObObject *tell(ObObject *self, ObObject *const args[], size_t n)
{
    must(n == 1);
    ObObject *to = ob_call(args[0], NULL, 0);
    must(to != NULL);
    ObObject *repr = ob_repr(to);
    must(repr != NULL);
    ob_log("told %s %s", ob_str_utf8(self), ob_str_utf8(repr));
    ob_decref(repr);
    ob_decref(to);
    return ob_none();
}

#endif
