/* Chapter 1: two interpreters, in one thread and in two. */
#include "support.h"

#include <pthread.h>
#include <stdlib.h>

/* --- one that fails to start, at every allocation --- */

typedef struct Poor {
    unsigned long asked, refused;
    long live;
} Poor;

static void *poor_alloc(void *ctx, size_t size)
{
    Poor *poor = ctx;
    void *block = ++poor->asked == poor->refused ? NULL : malloc(size);
    poor->live += block != NULL;
    return block;
}

static void *poor_resize(void *ctx, void *block, size_t size)
{
    Poor *poor = ctx;
    return ++poor->asked == poor->refused ? NULL : realloc(block, size);
}

static void poor_free(void *ctx, void *block)
{
    ((Poor *)ctx)->live--;
    free(block);
}

/* What the first interpreter has, while others come and go. */
static ObNamespace *globals;

static void assert_first_is_whole(const ObThread *first)
{
    assert_ptr_equal(ob_thread_self, first);
    ObObject *spam = ob_namespace_lookup_borrowed(globals, "spam");
    assert_non_null(spam);
    assert_int_equal(ob_int_value(spam), 3000);
    assert_int_equal(validate_all(), 0);
}

/* Whether it started without asking for the n-th block. */
static bool starts(unsigned long n, bool debug_mem)
{
    ObThread *first = ob_thread_self;
    Poor poor = { .refused = n };
    ObAllocator allocator = { &poor, poor_alloc, poor_resize, poor_free };
    ObInterp *interp = ob_interp_new(
        &(ObConfig){ .allocator = &allocator, .debug_mem = debug_mem });
    if (interp != NULL) {
        assert_ptr_equal(ob_thread_self, &interp->main);
        assert_int_equal(ob_interp_free(interp), 0);
        ob_thread_swap(first);
    }
    assert_int_equal(poor.live, 0);
    assert_first_is_whole(first);
    return poor.asked < n;
}

static void one_may_fail_to_start(void **state)
{
    (void)state;
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(globals, "spam", ob_int_new(3000));
    for (int debug_mem = 0; debug_mem < 2; debug_mem++)
        for (unsigned long n = 1; !starts(n, debug_mem); n++)
            assert_in_range(n, 1, 100000);
}

/* --- two that live side by side --- */

typedef struct Life {
    ObNamespace *names;
    int64_t next;
} Life;

static void begin_life(Life *life, int64_t first)
{
    life->names = ob_namespace_new(OB_SCOPE_GLOBAL, "life");
    life->next = first;
}

/* A day: a name is bound, an older one let go of, garbage made. */
static void live_a_day(Life *life)
{
    char name[20];
    snprintf(name, sizeof name, "n%d", (int)(life->next % 10));
    ob_namespace_bind_steal(life->names, name, ob_int_new(life->next++));
    ob_namespace_bind_steal(life->names, "text",
                            ob_str_format("day %d", (int)life->next));
#if CHAPTER >= 4
    ObObject *list = ob_list_new();
    ob_list_append(list, list);
    ob_decref(list);
    if (life->next % 7 == 0)
        assert_true(ob_gc_collect() <= 7);
#endif
}

static void assert_life_was_mine(const Life *life, int64_t first)
{
    for (int i = 0; i < 10; i++) {
        char name[20];
        snprintf(name, sizeof name, "n%d", i);
        ObObject *op = ob_namespace_lookup_borrowed(life->names, name);
        assert_non_null(op);
        assert_true(ob_int_value(op) >= first
                    && ob_int_value(op) < first + 1000);
    }
    assert_int_equal(validate_all(), 0);
}

static void two_take_turns(void **state)
{
    (void)state;
    Life lives[2];
    begin_life(&lives[0], 5000);
    ObThread *first = ob_thread_self;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(interp);
    begin_life(&lives[1], 7000);
    for (int day = 0; day < 200; day++) {
        live_a_day(&lives[1]);
        assert_ptr_equal(ob_thread_swap(first), &interp->main);
        live_a_day(&lives[0]);
        assert_ptr_equal(ob_thread_swap(&interp->main), first);
    }
    assert_life_was_mine(&lives[1], 7000);
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_swap(first);
    assert_life_was_mine(&lives[0], 5000);
}

/* --- two threads --- */

/* Returns NULL, or what went wrong: assertions are for the main thread. */
static void *live_alone(void *arg)
{
    (void)arg;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    if (interp == NULL)
        return "it did not start";
    ObNamespace *names = ob_namespace_new(OB_SCOPE_GLOBAL, "alone");
    for (int i = 0; names != NULL && i < 3000; i++) {
        ObObject *op = i % 2 ? ob_float_new(i) : ob_str_from("spam");
        ob_namespace_bind_steal(names, "op", op);
        ob_namespace_bind(names, "none", ob_none());
        ob_namespace_bind(names, "type", &ob_type(ob_none())->base);
        ob_decref(ob_repr(ob_bool(i % 2)));
    }
    return ob_interp_free(interp) == 0 ? NULL : "it leaks";
}

static void two_threads_share_what_is_never_written(void **state)
{
    (void)state;
    pthread_t other;
    void *result;
    assert_int_equal(pthread_create(&other, NULL, live_alone, NULL), 0);
    ObThread *first = ob_thread_swap(NULL);
    assert_null(live_alone(NULL));
    ob_thread_swap(first);
    pthread_join(other, &result);
    assert_null(result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(one_may_fail_to_start),
        checked_test(two_take_turns),
        checked_test(two_threads_share_what_is_never_written),
    };
    return cmocka_run_group_tests_name("interpreters", tests, NULL, NULL);
}
