/* Two interpreters at once, in one thread that changes between them. */
#include "support.h"

#include <stdlib.h>

typedef struct Two {
    ObInterp *interp[2];
} Two;

static ObInterp *interp_new(void)
{
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(interp);
    return interp;
}

/* The second is the current one. */
static Two two_new(void)
{
    assert_null(ob_thread_self);
    Two two = { { interp_new(), interp_new() } };
    assert_ptr_equal(ob_thread_self, &two.interp[1]->main);
    return two;
}

static void enter(ObInterp *interp, ObThread *expected)
{
    assert_ptr_equal(ob_thread_swap(&interp->main), expected);
    assert_ptr_equal(ob_thread_self, &interp->main);
}

static void assert_whole(void)
{
    char why[200] = "";
    if (ob_validate(why, sizeof why) < 0)
        fail_msg("%s", why);
}

static void end(Two two, int first)
{
    ObThread *last = &two.interp[!first]->main;
    ob_thread_swap(last);
    assert_int_equal(ob_interp_free(two.interp[first]), 0);
    assert_ptr_equal(ob_thread_self, last);
    assert_whole();
    assert_int_equal(ob_interp_free(two.interp[!first]), 0);
    assert_null(ob_thread_self);
}

/* --- each has its own --- */

static void each_has_names_of_its_own(void **state)
{
    (void)state;
    Two two = two_new();
    ObNamespace *ns[2];
    ObObject *name[2];
    for (int i = 0; i < 2; i++) {
        ob_thread_swap(&two.interp[i]->main);
        ns[i] = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
        assert_int_equal(ob_namespace_bind_steal(
            ns[i], "x", ob_int_new(2000 + i)), 0);
        name[i] = ob_str_intern("x");
    }
    assert_ptr_not_equal(name[0], name[1]);
    for (int i = 0; i < 2; i++) {
        ob_thread_swap(&two.interp[i]->main);
        ObObject *x = ob_namespace_lookup_borrowed(ns[i], "x");
        assert_int_equal(ob_int_value(x), 2000 + i);
        assert_ptr_equal(ob_str_interned("x"), name[i]);
        assert_ptr_equal(two.interp[i]->namespaces, ns[i]);
        assert_whole();
    }
    end(two, 0);
}

static void each_has_an_exception_of_its_own(void **state)
{
    (void)state;
    Two two = two_new();
    ob_raise(OB_KEY_ERROR, "the second's");
    enter(two.interp[0], &two.interp[1]->main);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_TYPE_ERROR, "the first's");
    enter(two.interp[1], &two.interp[0]->main);
    assert_raised(OB_KEY_ERROR, "the second's");
    enter(two.interp[0], &two.interp[1]->main);
    assert_raised(OB_TYPE_ERROR, "the first's");
    end(two, 1);
}

static void each_has_small_ints_of_its_own(void **state)
{
    (void)state;
    Two two = two_new();
    ObObject *second = ob_int_new(7), *none = ob_none();
    ObObject *truth = ob_bool(true), *empty = ob_tuple_new(0, NULL);
    enter(two.interp[0], &two.interp[1]->main);
    assert_ptr_not_equal(ob_int_new(7), second);
    assert_ptr_equal(ob_none(), none);          /* shared: immortal, */
    assert_ptr_equal(ob_bool(true), truth);     /* and static */
    assert_ptr_equal(ob_tuple_new(0, NULL), empty);
    end(two, 0);
}

/* --- each has a heap of its own --- */

static void drop_cycle(void)
{
    ObObject *list = ob_list_new();
    assert_int_equal(ob_list_append(list, list), 0);
    assert_int_equal(ob_list_append(list, ob_none()), 0);
    assert_int_equal(ob_list_append(list, ob_tuple_new(0, NULL)), 0);
    assert_int_equal(ob_list_append(list, &ob_list_type.base), 0);
    ob_decref(list);
}

static void each_collects_its_own_garbage(void **state)
{
    (void)state;
    Two two = two_new();
    size_t blocks[2];
    for (int i = 0; i < 2; i++) {
        ob_thread_swap(&two.interp[i]->main);
        blocks[i] = ob_mem_blocks(ob_mem());
        for (int k = 0; k < 3 + i; k++)
            drop_cycle();
    }
    for (int i = 0; i < 2; i++) {
        ob_thread_swap(&two.interp[i]->main);
        assert_repr_steal(ob_gc_get_objects_in(2), "[]");
        assert_int_equal(ob_gc_collect(), 3 + i);
        assert_int_equal(ob_mem_blocks(ob_mem()), blocks[i]);
    }
    end(two, 1);
}

static void each_has_settings_of_its_own(void **state)
{
    (void)state;
    Two two = two_new();
    int threshold[OB_GENERATIONS];
    ob_gc_disable();
    ob_gc_set_threshold(1, 2, 3);
    enter(two.interp[0], &two.interp[1]->main);
    assert_true(ob_gc_is_enabled());
    ob_gc_get_threshold(threshold);
    assert_int_equal(threshold[0], 2000);
    enter(two.interp[1], &two.interp[0]->main);
    assert_false(ob_gc_is_enabled());
    ob_gc_get_threshold(threshold);
    assert_int_equal(threshold[0], 1);
    end(two, 0);
}

/* A request stays with the interpreter that it was made to. */
static void each_has_requests_of_its_own(void **state)
{
    (void)state;
    Two two = two_new();
    ob_gc_set_threshold(2, 10, 10);
    for (int i = 0; i < 3; i++)
        drop_cycle();
    enter(two.interp[0], &two.interp[1]->main);
    drop_cycle();
    ob_checkpoint();
    assert_int_equal(ob_gc_collect(), 1);       /* was still there */
    enter(two.interp[1], &two.interp[0]->main);
    ob_checkpoint();
    assert_int_equal(ob_gc_collect(), 0);       /* was collected */
    end(two, 1);
}

/* --- freeing --- */

static ObInterp *other;

static void swap_and_work(ObObject *op)
{
    (void)op;
    ObThread *self = ob_thread_swap(&other->main);
    drop_cycle();
    assert_int_equal(ob_gc_collect(), 1);
    assert_ptr_equal(ob_thread_swap(self), &other->main);
}

static ObType traveller_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Traveller",
    .basic_size = sizeof(ObObject), .finalize = swap_and_work,
    .free = ob_object_free,
};

/* Last words may visit the other one, while this one is cleared. */
static void either_goes_first(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        Two two = two_new();
        ob_thread_swap(&two.interp[first]->main);
        other = two.interp[!first];
        ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
        ObObject *op = ob_object_new(&traveller_type, sizeof(ObObject));
        assert_int_equal(ob_namespace_bind_steal(ns, "x", op), 0);
        ob_gc_disable();
        drop_cycle();
        end(two, first);
    }
}

static void the_current_one_may_go_first(void **state)
{
    (void)state;
    Two two = two_new();
    assert_int_equal(ob_interp_free(two.interp[1]), 0);
    assert_null(ob_thread_self);
    ob_thread_swap(&two.interp[0]->main);
    drop_cycle();
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_interp_free(two.interp[0]), 0);
    assert_null(ob_thread_self);
}

static void one_that_is_cleared_leaves_the_current_one(void **state)
{
    (void)state;
    Two two = two_new();
    ob_interp_clear(two.interp[0]);
    assert_ptr_equal(ob_thread_self, &two.interp[1]->main);
    drop_cycle();
    assert_int_equal(ob_gc_collect(), 1);
    end(two, 0);
}

/* --- one that cannot start --- */

typedef struct Poor {
    int left;       /* allocations that it will still grant */
    int blocks;
} Poor;

static void *poor_alloc(void *ctx, size_t size)
{
    Poor *poor = ctx;
    void *block = poor->left-- > 0 ? malloc(size) : NULL;
    poor->blocks += block != NULL;
    return block;
}

static void *poor_resize(void *ctx, void *block, size_t size)
{
    return ((Poor *)ctx)->left-- > 0 ? realloc(block, size) : NULL;
}

static void poor_free(void *ctx, void *block)
{
    ((Poor *)ctx)->blocks--;
    free(block);
}

/* Whether one starts with so many allocations. */
static bool starts_with(int n, bool checked)
{
    Poor poor = { n, 0 };
    ObAllocator allocator = { &poor, poor_alloc, poor_resize, poor_free };
    ObInterp *interp = ob_interp_new(&(ObConfig){
        .allocator = &allocator, .debug_mem = checked });
    if (interp != NULL) {
        assert_ptr_equal(ob_thread_self, &interp->main);
        assert_int_equal(ob_interp_free(interp), 0);
    }
    assert_int_equal(poor.blocks, 0);
    return interp != NULL;
}

static void one_that_cannot_start_leaves_the_current_one(void **state)
{
    (void)state;
    for (int checked = 0; checked < 2; checked++) {
        ObInterp *interp = interp_new();
        ob_raise(OB_KEY_ERROR, "pending");
        int n = 0;
        for (; !starts_with(n, checked); n++) {
            assert_ptr_equal(ob_thread_self, &interp->main);
            assert_raised(OB_KEY_ERROR, "pending");
            drop_cycle();
            assert_int_equal(ob_gc_collect(), 1);
            assert_whole();
            ob_raise(OB_KEY_ERROR, "pending");
        }
        assert_in_range(n, 2, 20);
        ob_thread_swap(&interp->main);
        assert_int_equal(ob_interp_free(interp), 0);
    }
}

static void the_first_that_cannot_start_leaves_none(void **state)
{
    (void)state;
    for (int n = 0; !starts_with(n, true); n++)
        assert_null(ob_thread_self);
    assert_null(ob_thread_self);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_names_of_its_own),
        cmocka_unit_test(each_has_an_exception_of_its_own),
        cmocka_unit_test(each_has_small_ints_of_its_own),
        cmocka_unit_test(each_collects_its_own_garbage),
        cmocka_unit_test(each_has_settings_of_its_own),
        cmocka_unit_test(each_has_requests_of_its_own),
        cmocka_unit_test(either_goes_first),
        cmocka_unit_test(the_current_one_may_go_first),
        cmocka_unit_test(one_that_is_cleared_leaves_the_current_one),
        cmocka_unit_test(one_that_cannot_start_leaves_the_current_one),
        cmocka_unit_test(the_first_that_cannot_start_leaves_none),
    };
    return cmocka_run_group_tests_name("interpreters", tests, NULL, NULL);
}
