/* Chapter 3: as deep as it may go, in a thread that has as much stack as
 * ob_state.h says it needs. */
#define _GNU_SOURCE
#include "support.h"

#include <pthread.h>

#if defined(OB_SANITIZED)
enum { STACK = 4096 * 1024 };
#elif defined(NDEBUG)
enum { STACK = 512 * 1024 };
#else
enum { STACK = 1024 * 1024 };
#endif

/* Each runs in a thread of its own, and must not use assertions, which
 * would jump out of it. Whether all went well. */
static bool in_thread(void *(*run)(void *))
{
    pthread_attr_t attr;
    pthread_t thread;
    void *result = NULL;
    assert_int_equal(pthread_attr_init(&attr), 0);
    assert_int_equal(pthread_attr_setstacksize(&attr, STACK), 0);
    assert_int_equal(pthread_create(&thread, &attr, run, NULL), 0);
    assert_int_equal(pthread_join(thread, &result), 0);
    pthread_attr_destroy(&attr);
    return result != NULL;
}

/* --- dicts in dicts: the deepest of the library's own types --- */

static ObObject *nested(ObObject *key)
{
    ObObject *op = ob_dict_new();
    for (int i = 0; i < OB_DEPTH && op != NULL; i++) {
        ObObject *outer = ob_dict_new();
        if (outer != NULL)
            ob_dict_set(outer, key, op);
        ob_decref(op);
        op = outer;
    }
    return op;
}

static bool too_deep(void)
{
    bool raised = ob_error() == OB_RECURSION_ERROR;
    ob_error_clear();
    return raised;
}

static void *ask_dicts(void *arg)
{
    (void)arg;
    ObInterp *interp = ob_interp_new(NULL);
    ObObject *key = ob_int_new(1), *a = nested(key), *b = nested(key);
    bool well = ob_repr(a) == NULL && too_deep()
                && ob_equal(a, b) == -1 && too_deep();
    ob_decref(a);
    ob_decref(b);
    return ob_interp_free(interp) == 0 && well ? key : NULL;
}

static void dicts_may_be_as_deep_as_the_limit(void **state)
{
    (void)state;
    assert_true(in_thread(ask_dicts));
}

#if CHAPTER >= 7
/* --- methods that call themselves, last words that let others speak --- */

static ObObject *again(ObObject *self, ObObject *const args[], size_t n)
{
    return ob_call_method(self, "again", args, n);
}

static ObObject *print_again(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)args;
    (void)n;
    return ob_repr(self);
}

static ObObject *drop_next(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    if (ob_delattr(self, "next") < 0)
        ob_error_clear();       /* the last has none */
    return ob_none();
}

static const ObMethodDef methods[] = {
    { "again", again }, { "__repr__", print_again },
    { "__del__", drop_next }, { 0 }
};

static void *call_methods(void *arg)
{
    (void)arg;
    ObInterp *interp = ob_interp_new(NULL);
    ObObject *cls = ob_class_new((&(ObClassDef){
        .name = "Deep", .methods = methods }));
    ObObject *op = ob_instance_new(cls);
    bool well = ob_call_method(op, "again", NULL, 0) == NULL && too_deep()
                && ob_repr(op) == NULL && too_deep();
    for (int i = 0; i < 2 * OB_DEATHS_NESTED; i++) {
        ObObject *outer = ob_instance_new(cls);
        ob_setattr_steal(outer, "next", op);
        op = outer;
    }
    ob_decref(op);
    ob_decref(cls);
    return ob_interp_free(interp) == 0 && well ? interp : NULL;
}

static void calls_may_be_as_deep_as_the_limit(void **state)
{
    (void)state;
    assert_true(in_thread(call_methods));
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dicts_may_be_as_deep_as_the_limit),
#if CHAPTER >= 7
        cmocka_unit_test(calls_may_be_as_deep_as_the_limit),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
