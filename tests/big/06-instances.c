/* Chains of a million instances, by values, by slots and by dicts: they die without a stack, and are collected so. */
#include "support.h"

enum { MANY = 1000000 };

typedef enum Form { VALUES, SLOTS, DICTS } Form;

static ObObject *class_of(Form form)
{
    static const char *const names[] = { "next", "last", NULL };
    ObObject *cls = ob_class_new(&(ObClassDef){
        .name = "Link", .slots = form == SLOTS ? names : NULL });
    assert_non_null(cls);
    return cls;
}

static ObObject *link_new(ObObject *cls, Form form, ObObject *next)
{
    ObObject *op = ob_instance_new(cls);
    assert_non_null(op);
    assert_int_equal(ob_setattr(op, "next", next), 0);
    if (form == DICTS) {
        ObObject *dict = ob_vars(op);
        assert_non_null(dict);
        ob_decref(dict);
    }
    return op;
}

/* The first of a chain; *last is its end, borrowed. */
static ObObject *chain_new(ObObject *cls, Form form, ObObject **last)
{
    ObObject *first = link_new(cls, form, ob_none());
    *last = first;
    for (int i = 1; i < MANY; i++) {
        ObObject *op = link_new(cls, form, first);
        ob_decref(first);
        first = op;
    }
    return first;
}

static void dies(Form form)
{
    ob_gc_disable();
    ObObject *cls = class_of(form), *last;
    ob_decref(chain_new(cls, form, &last));
    assert_int_equal(ob_refcnt(cls), form == SLOTS ? 3 : 1);
    ObObject *first = chain_new(cls, form, &last);
    assert_int_equal(ob_setattr(last, "last", first), 0);
    ob_decref(first);
    assert_int_equal(ob_gc_collect(), form == DICTS ? 2 * MANY : MANY);
    assert_int_equal(ob_refcnt(cls), form == SLOTS ? 3 : 1);
    ob_decref(cls);
}

static void values_die(void **state)
{
    (void)state;
    dies(VALUES);
}

static void slots_die(void **state)
{
    (void)state;
    dies(SLOTS);
}

static void dicts_die(void **state)
{
    (void)state;
    dies(DICTS);
}

static int start_plain(void **state)
{
    *state = ob_interp_new(NULL);
    return *state == NULL ? -1 : 0;
}

static int stop_plain(void **state)
{
    return ob_interp_free(*state);
}

#define plain_test(f) \
    cmocka_unit_test_setup_teardown(f, start_plain, stop_plain)

int main(void)
{
    const struct CMUnitTest tests[] = {
        plain_test(values_die), plain_test(slots_die),
        plain_test(dicts_die),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
