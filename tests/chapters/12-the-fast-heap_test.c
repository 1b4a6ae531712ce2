/* Chapter 12: pages. What every heap must do, and, where the heap is
 * one of pages, how it does it. */
#define _DEFAULT_SOURCE
#include "support.h"
#include "fatal.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static ObObject *sure(ObObject *op)
{
    assert_non_null(op);
    return op;
}

static void hold(ObObject *list, ObObject *item)
{
    assert_int_equal(ob_list_append(list, item), 0);
}

static void assert_valid(void)
{
    char why[200];
    if (ob_validate(why, sizeof why) < 0)
        fail_msg("%s", why);
}

/* --- references that types tell of --- */

typedef struct Seen {
    ObObject *op[8];
    int n;
} Seen;

static int see(ObObject *op, void *arg)
{
    Seen *seen = arg;
    seen->op[seen->n++] = op;
    return seen->n == 8;
}

static void a_layout_says_what_traverse_says(void **state)
{
    (void)state;
    ObObject *items[] = { ob_none(), ob_bool(true), ob_bool(false) };
    ObObject *some[] = {
        sure(ob_list_from(3, items)), sure(ob_tuple_new(3, items)),
        sure(ob_list_new()), sure(ob_dict_new())
    };
    for (int i = 0; i < 4; i++) {
        Seen told = { .n = 0 }, shown = { .n = 0 };
        assert_int_equal(ob_type(some[i])->traverse(some[i], see, &told), 0);
        assert_int_equal(ob_show(some[i], see, &shown), 0);
        assert_int_equal(told.n, shown.n);
        assert_memory_equal(told.op, shown.op, sizeof told.op);
        Seen full = { .n = 7 };
        assert_int_equal(ob_show(some[i], see, &full), i < 2);
        ob_decref(some[i]);
    }
}

/* --- a deduction --- */

/* More than fit into a byte, more than fit twice. */
static void many_references_are_counted(void **state)
{
    (void)state;
    for (int outside = 0; outside < 2; outside++) {
        ObObject *a = sure(ob_list_new()), *b = sure(ob_list_new());
        hold(b, a);
        for (int i = 0; i < 1000; i++)
            hold(a, b);
        ob_decref(a);
        if (outside == 0)
            ob_decref(b);
        assert_int_equal(ob_gc_collect(), outside == 0 ? 2 : 0);
        if (outside == 0)
            continue;
        assert_int_equal(ob_refcnt(b), 1001);
        assert_valid();
        assert_int_equal(ob_gc_collect(), 0);
        ob_decref(b);
        assert_int_equal(ob_gc_collect(), 2);
    }
}

/* Around the numbers from which on a count, or what was counted, has no
 * room in a byte, by whoever is looked at first, with one of its own. */
static void each_number_is_counted(void **state)
{
    (void)state;
    static const int numbers[] = { 1, 2, 61, 62, 63, 64, 65, 183, 184, 185,
                                   311, 312, 313 };
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
        for (int way = 0; way < 4; way++) {
            ObObject *a = sure(ob_list_new()), *b = sure(ob_list_new());
            ObObject *to = way & 1 ? a : b, *from = way & 1 ? b : a;
            hold(to, from);
            for (int i = 0; i < numbers[k]; i++)
                hold(from, to);
            if (way & 2)
                hold(to, to);
            ob_decref(from);
            assert_int_equal(ob_gc_collect(), 0);
            assert_int_equal(ob_refcnt(to), numbers[k] + 1 + (way >> 1));
            ob_decref(to);
            assert_int_equal(ob_gc_collect(), 2);
        }
}

/* So many wait at once that no heap has room to note them all. */
static void what_is_far_behind_is_reached(void **state)
{
    (void)state;
    enum { MANY = 10000 };
    ObObject **child = malloc(MANY * sizeof *child);
    assert_non_null(child);
    for (int i = 0; i < MANY; i++) {
        ObObject *grandchild = sure(ob_list_new());
        child[i] = sure(ob_list_from(1, &grandchild));
        hold(grandchild, child[i]);
        ob_decref(grandchild);
    }
    ObObject *root = sure(ob_list_from(MANY, child));
    for (int i = 0; i < MANY; i++)
        ob_decref(child[i]);
    free(child);
    /* and a popular one that is garbage, whoever comes by again */
    ObObject *popular = sure(ob_list_new());
    for (int i = 0; i < 1000; i++)
        hold(popular, popular);
    ob_decref(popular);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_heap_place(ob_heap(), root), OB_OLDEST);
    assert_valid();
    ob_decref(root);
    assert_int_equal(ob_gc_collect(), 2 * MANY);
}

static void garbage_lets_go_of_others(void **state)
{
    (void)state;
    ObObject *kept = sure(ob_list_new()), *x = sure(ob_float_new(1.5));
    ObObject *a = sure(ob_list_from(2, (ObObject *[]){ kept, x }));
    ObObject *b = sure(ob_tuple_new(3, (ObObject *[]){ a, kept, x }));
    hold(a, b);
    ob_decref(a);
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_refcnt(kept), 1);
    assert_int_equal(ob_refcnt(x), 1);
    ob_decref(kept);
    ob_decref(x);
}

/* Large ones are in the heap, too. */
/* Last words of one who is older than the garbage that held it: what was
 * freed before may be memory of something new, and nobody finds the
 * rest. */
static int spoken;

static ObObject *speak(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self, (void)args, (void)n;
    spoken++;
    assert_valid();
    assert_int_equal(ob_gc_collect(), 0);
    ObObject *all = sure(ob_list_new());
    for (int i = 0; i < 5; i++)
        assert_int_equal(ob_list_append_steal(all, ob_list_from(1, &all)), 0);
    ObObject *found = sure(ob_gc_get_objects());
    for (size_t i = 0; i < ob_list_size(found); i++)
        assert_int_not_equal(ob_heap_place(ob_heap(), ob_list_get_borrowed(
            found, (int64_t)i)), OB_UNREACHABLE);
    ob_decref(found);
    ob_decref(all);             /* garbage, for the next collection */
    return ob_none();
}

static void who_dies_of_garbage_speaks(void **state)
{
    (void)state;
    enum { RINGS = 50 };
    static const ObMethodDef methods[] = { { "__del__", speak }, { 0 } };
    ObObject *cls = sure(ob_class_new(&(ObClassDef){
        .name = "Speaker", .methods = methods }));
    ObObject *old[RINGS];
    ObObject *before = NULL, *shared = sure(ob_list_new());
    spoken = 0;
    for (int i = 0; i < RINGS; i++)
        old[i] = sure(ob_instance_new(cls));
    ob_gc_collect();
    for (int i = 0; i < RINGS; i++) {
        ObObject *own = old[i], *x = sure(ob_float_new(i));
        ObObject *a = sure(ob_list_from(4, (ObObject *[]){
            own, shared, ob_none(), before == NULL ? shared : before }));
        ObObject *b = sure(ob_tuple_new(4, (ObObject *[]){ a, own, x, a }));
        hold(a, b);
        ob_decref(own);
        ob_decref(x);
        if (before != NULL)
            ob_decref(before);
        before = b;
        ob_decref(a);
    }
    ob_decref(before);
    assert_int_equal(ob_gc_collect_generation(0), 2 * RINGS);
    assert_int_equal(spoken, RINGS);
    assert_int_equal(ob_refcnt(shared), 1);
    assert_valid();
    assert_int_equal(ob_gc_collect(), 6 * RINGS);
    ob_decref(shared);
    ob_decref(cls);
    ob_gc_collect();            /* the class is in a cycle */
}

static void a_large_tuple_is_collected(void **state)
{
    (void)state;
    enum { MANY = 60000 };
    ObObject **items = malloc(MANY * sizeof *items);
    assert_non_null(items);
    for (int round = 0; round < 3; round++) {
        ObObject *list = sure(ob_list_new()), *tuple[3];
        for (int i = 0; i < MANY; i++)
            items[i] = list;
        for (int i = 0; i < 3; i++) {
            tuple[i] = sure(ob_tuple_new(MANY >> i, items));
            hold(list, tuple[i]);
        }
        ob_decref(list);
        ob_decref(tuple[0]);
        ob_decref(tuple[1]);
        assert_int_equal(ob_gc_collect(), 0);
        assert_valid();
        ob_decref(tuple[2]);
        assert_int_equal(ob_gc_collect(), 4);
    }
    free(items);
}

/* --- blocks of all sizes --- */

static void assert_filled(const unsigned char *block, size_t size, int with)
{
    for (size_t i = 0; i < size; i++)
        assert_int_equal(block[i], with);
}

static void blocks_keep_what_is_in_them(void **state)
{
    (void)state;
    static const size_t sizes[] = {
        16, 17, 100, 90, 1024, 1025, 5000, 8192, 8193, 100000, 50000, 20, 1
    };
    ObInterp *inner = ob_interp_new(NULL), *outer = *state;
    assert_non_null(inner);
    unsigned char *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 1);
    size_t size = 1;
    memset(block, 0, size);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        block = ob_mem_resize(ob_mem(), block, sizes[i]);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 16, 0);
        assert_filled(block, size < sizes[i] ? size : sizes[i], (int)i);
        size = sizes[i];
        memset(block, (int)i + 1, size);
    }
    ob_mem_free(ob_mem(), block);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(&outer->main);
}

#ifdef OB_HEAP_PAGES
#include "pages.h"

static ObPages *pages(void)
{
    return (ObPages *)ob_heap();
}

/* Of one list: they would fill a page alone. */
static ObObject *many_lists(size_t n)
{
    ObObject *all = sure(ob_list_new());
    for (size_t i = 0; i < n; i++)
        assert_int_equal(ob_list_append_steal(all, ob_list_new()), 0);
    return all;
}

static void an_empty_page_goes_back(void **state)
{
    (void)state;
    ob_decref(many_lists(50000));   /* leaves a current page of each class */
    size_t before = pages()->in_use;
    ObObject *all = many_lists(50000), *one = sure(ob_list_get(all, 25000));
    size_t most = pages()->in_use;
    assert_true(most > before + 100);
    ob_decref(all);
    assert_true(pages()->in_use <= before + 1);
    assert_true(pages()->resident < (most - before) / 5);
    all = many_lists(50000);
    assert_true(pages()->in_use <= most + 1);
    ob_decref(all);
    ob_decref(one);
    assert_valid();
}

static void a_page_may_be_refused(void **state)
{
    (void)state;
    ObObject *all = sure(ob_list_new());
    pages()->fail_at = pages()->asked + 1;
    int made = 0;
    for (ObObject *op; (op = ob_list_new()) != NULL; made++)
        if (ob_list_append_steal(all, op) < 0)
            break;
    assert_int_equal(ob_error(), OB_MEMORY_ERROR);
    ob_error_clear();
    assert_true(made < 100000);
    ObObject *many[2000];
    for (int i = 0; i < 2000; i++)
        many[i] = all;
    pages()->fail_at = pages()->asked + 1;
    assert_null(ob_tuple_new(2000, many));
    assert_int_equal(ob_error(), OB_MEMORY_ERROR);
    ob_error_clear();
    ob_decref(sure(ob_tuple_new(2000, many)));
    ob_decref(all);
    assert_valid();
}

static void a_moved_block_may_be_refused(void **state)
{
    ObInterp *inner = ob_interp_new(NULL), *outer = *state;
    assert_non_null(inner);
    char *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 20000);
    assert_non_null(block);
    strcpy(block, "here");
    pages()->fail_at = pages()->asked + 1;
    assert_null(ob_mem_resize(ob_mem(), block, 7000));
    assert_string_equal(block, "here");
    ob_mem_free(ob_mem(), block);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(&outer->main);
}

/* What is freed in the middle of full pages is used again. */
static void a_hole_is_filled(void **state)
{
    (void)state;
    ObObject *all = many_lists(20000);
    size_t in_use = pages()->in_use;
    for (int64_t i = 0; i < 20000; i += 2)
        assert_int_equal(ob_list_set(all, i, ob_none()), 0);
    ObObject *more = many_lists(5000);
    assert_true(pages()->in_use < in_use + in_use / 3);
    ob_decref(all);
    ob_decref(more);
}

static void describe(ObHeap *heap, const char *step, void *arg)
{
    void **story = arg;
    char text[40];
    ob_heap_describe(heap, story[0], text, sizeof text);
    if (strcmp(text, story[1]) == 0)
        story[2] = (void *)step;
}

static void assert_described(ObObject *op, const char *text,
                             const char *when)
{
    void *story[] = { op, (void *)text, NULL };
    ob_heap_watch(ob_heap(), describe, story);
    assert_int_equal(ob_gc_collect(), 0);
    ob_heap_watch(ob_heap(), NULL, NULL);
    assert_non_null(story[2]);
    assert_string_equal(story[2], when);
}

static void a_watcher_sees_the_bytes(void **state)
{
    (void)state;
    char text[40];
    ObObject *a = sure(ob_list_new()), *b = sure(ob_list_from(1, &a));
    hold(b, a);
    assert_described(a, "counted 0", "candidates marked");
    assert_described(a, "counted 2", "references from inside counted");
    assert_described(a, "in place 3", "one examined");
    ob_heap_describe(ob_heap(), ob_none(), text, sizeof text);
    assert_string_equal(text, "untracked");
    ob_decref(a);
    /* what is ahead is reached first, and scanned later */
    ObObject *tail = sure(ob_list_new()), *more = sure(ob_list_new());
    hold(tail, more);
    hold(more, b);
    ob_decref(more);
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 0);
    ob_decref(tail);
}

#ifndef OB_SANITIZED
/* In a process of its own with so many bytes of addresses: whether an
 * interpreter begins, and works. */
static int with_addresses(rlim_t size)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = { size, size };
        setrlimit(RLIMIT_AS, &limit);
        ObInterp *interp = ob_interp_new(NULL);
        if (interp == NULL)
            _exit(1);
        ObObject *list = ob_list_new(), *items = NULL;
        for (int i = 0; list != NULL && i < 10000; i++)
            if ((items = ob_list_new()) == NULL
                || ob_list_append_steal(list, items) < 0)
                _exit(2);
        ob_decref(list);
        _exit(ob_interp_free(interp) == 0 ? 0 : 3);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void addresses_may_be_few(void **state)
{
    (void)state;
    assert_int_equal(with_addresses((rlim_t)1 << 30), 0);
    assert_int_equal(with_addresses((rlim_t)200 << 20), 0);
    assert_int_equal(with_addresses((rlim_t)1 << 20), 1);
}
#endif
#else
static void a_ring_frees_nothing_at_once(void **state)
{
    (void)state;
    assert_true(ob_heap_free_plain(ob_heap()));     /* there is none */
    assert_valid();
}
#endif

#ifndef NDEBUG
static void misuse_of_the_fast_heap(void **state)
{
    (void)state;
    ObHeap *no_heap = NULL;
    MISUSE(ob_heap_free_plain(no_heap), "ob_heap_free_plain: `heap` is NULL");
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_layout_says_what_traverse_says),
        checked_test(many_references_are_counted),
        checked_test(each_number_is_counted),
        checked_test(what_is_far_behind_is_reached),
        checked_test(garbage_lets_go_of_others),
        checked_test(who_dies_of_garbage_speaks),
        checked_test(a_large_tuple_is_collected),
        checked_test(blocks_keep_what_is_in_them),
#ifdef OB_HEAP_PAGES
        checked_test(an_empty_page_goes_back),
        checked_test(a_page_may_be_refused),
        checked_test(a_moved_block_may_be_refused),
        checked_test(a_hole_is_filled),
        checked_test(a_watcher_sees_the_bytes),
#ifndef OB_SANITIZED
        cmocka_unit_test(addresses_may_be_few),
#endif
#else
        checked_test(a_ring_frees_nothing_at_once),
#endif
#ifndef NDEBUG
        checked_test(misuse_of_the_fast_heap),
#endif
    };
    return cmocka_run_group_tests_name("the fast heap", tests, NULL, NULL);
}
