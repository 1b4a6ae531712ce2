/* Chapter 5: generations, thresholds, requests. */
#define _POSIX_C_SOURCE 200809L
#include "support.h"
#include "fatal.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static ObObject *list_new(void)
{
    ObObject *op = ob_list_new();
    assert_non_null(op);
    return op;
}

static void drop_cycle(void)
{
    ObObject *a = list_new();
    assert_int_equal(ob_list_append(a, a), 0);
    ob_decref(a);
}

static void assert_place(const ObObject *op, ObPlace place)
{
    assert_int_equal(ob_heap_place(ob_heap(), op), place);
}

static void assert_counts(int young, int middle, int old)
{
    int count[OB_GENERATIONS];
    ob_gc_get_count(count);
    assert_int_equal(count[0], young);
    assert_int_equal(count[1], middle);
    assert_int_equal(count[2], old);
}

/* These count births and collections: none but their own. */
static int start_counting(void **state)
{
    if (start_checked(state) < 0)
        return -1;
    ob_thread_self->interp->gc.stress = false;
    return 0;
}

#define counting_test(f) \
    cmocka_unit_test_setup_teardown(f, start_counting, stop_checked)

/* --- growing old --- */

static void survivors_grow_older(void **state)
{
    (void)state;
    ObObject *list = list_new();
    assert_place(list, OB_YOUNG);
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_place(list, OB_MIDDLE);
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_place(list, OB_MIDDLE);
    assert_int_equal(ob_gc_collect_generation(1), 0);
    assert_place(list, OB_OLDEST);
    assert_int_equal(ob_gc_collect_generation(2), 0);
    assert_place(list, OB_OLDEST);
    ob_decref(list);
}

static void there_are_three_generations(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_collect_generation(3), -1);
    assert_raised(OB_VALUE_ERROR, "invalid generation");
    assert_int_equal(ob_gc_collect_generation(-1), -1);
    assert_raised(OB_VALUE_ERROR, "invalid generation");
    assert_null(ob_gc_get_objects_in(3));
    assert_raised(OB_VALUE_ERROR, "generation parameter must be less than "
                  "the number of available generations (3)");
    assert_null(ob_gc_get_objects_in(-2));
    assert_raised(OB_VALUE_ERROR,
                  "generation parameter cannot be negative");
    ObObject *list = ob_list_new();
    ObObject *all = ob_gc_get_objects_in(OB_ALL_GENERATIONS);
    assert_int_equal(ob_list_size(all), 1);
    ob_decref(all);
    ob_decref(list);
}

static void the_younger_come_along(void **state)
{
    (void)state;
    drop_cycle();
    assert_int_equal(ob_gc_collect_generation(0), 1);
    ObObject *a = list_new();
    ob_gc_collect_generation(0);
    assert_int_equal(ob_list_append(a, a), 0);
    ob_decref(a);
    drop_cycle();
    assert_int_equal(ob_gc_collect_generation(1), 2);
    assert_int_equal(ob_gc_collect_generation(2), 0);
}

static void the_young_do_not_see_old_garbage(void **state)
{
    (void)state;
    ObObject *a = list_new();
    ob_gc_collect();
    assert_int_equal(ob_list_append(a, a), 0);
    ob_decref(a);
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_int_equal(ob_gc_collect_generation(1), 0);
    assert_int_equal(ob_gc_collect_generation(2), 1);
}

/* What dead old objects refer to counts as held from outside. */
static void old_garbage_holds_the_young(void **state)
{
    (void)state;
    ObObject *old = list_new();
    ob_gc_collect();
    ObObject *young = list_new();
    assert_int_equal(ob_list_append(old, young), 0);
    assert_int_equal(ob_list_append(young, old), 0);
    ob_decref(old);
    ob_decref(young);
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_int_equal(ob_gc_collect(), 2);
}

static void objects_of_a_generation(void **state)
{
    (void)state;
    ObObject *old = list_new();
    ob_gc_collect();
    ObObject *middle = ob_dict_new();
    ob_gc_collect_generation(0);
    ObObject *young = ob_doomed_new("young");
    assert_repr_steal(ob_gc_get_objects_in(0), "[Doomed('young')]");
    assert_repr_steal(ob_gc_get_objects_in(1), "[{}]");
    assert_repr_steal(ob_gc_get_objects_in(2), "[[]]");
    assert_repr_steal(ob_gc_get_objects(), "[Doomed('young'), {}, []]");
    ob_decref(old);
    ob_decref(middle);
    ob_decref(young);
}

static void tuples_of_atoms_are_untracked(void **state)
{
    (void)state;
    ObObject *one = ob_int_new(1), *list = list_new();
    ObObject *inner = ob_tuple_new(1, &one);
    ObObject *outer = ob_tuple_new(1, &inner);
    ObObject *held = ob_tuple_new(1, &list);
    ObObject *around = ob_tuple_new(1, &held);
    assert_true(ob_is_tracked(outer));
    ObDeduced deduced = ob_heap_deduce(ob_heap(), OB_YOUNG);
    assert_int_equal(deduced.candidates, 4);
    assert_int_equal(deduced.survivors, 3);
    assert_false(ob_is_tracked(outer));
    assert_true(ob_is_tracked(held));
    assert_true(ob_is_tracked(around));
    assert_true(ob_is_tracked(list));
    ObObject *made[] = { inner, outer, held, around, list };
    for (size_t i = 0; i < 5; i++)
        ob_decref(made[i]);
}

/* --- counting births --- */

static void births_less_deaths(void **state)
{
    (void)state;
    assert_counts(0, 0, 0);
    ObObject *a = list_new(), *b = list_new();
    assert_counts(2, 0, 0);
    ObObject *flat = ob_tuple_new(1, &a);
    assert_counts(3, 0, 0);
    ob_decref(flat);
    ob_decref(a);
    assert_counts(1, 0, 0);
    ob_gc_collect();
    assert_counts(0, 0, 0);
    ob_decref(b);
    assert_counts(0, 0, 0);         /* never below zero */
    ob_mem_fail_nth(ob_mem(), 1);
    assert_null(ob_list_new());
    ob_error_clear();
    assert_counts(0, 0, 0);         /* nobody was born */
}

static void collections_are_counted_one_up(void **state)
{
    (void)state;
    ob_gc_collect_generation(0);
    ob_gc_collect_generation(0);
    assert_counts(0, 2, 0);
    ob_gc_collect_generation(1);
    assert_counts(0, 0, 1);
    ob_gc_collect_generation(0);
    assert_counts(0, 1, 1);
    ob_gc_collect_generation(2);
    assert_counts(0, 0, 0);
}

static void the_first_thresholds(void **state)
{
    (void)state;
    int threshold[OB_GENERATIONS];
    ob_gc_get_threshold(threshold);
    assert_int_equal(threshold[0], 2000);
    assert_int_equal(threshold[1], 10);
    assert_int_equal(threshold[2], 10);
    ob_gc_set_threshold(5, 6, 7);
    ob_gc_get_threshold(threshold);
    assert_int_equal(threshold[0], 5);
    assert_int_equal(threshold[1], 6);
    assert_int_equal(threshold[2], 7);
}

/* --- beginning by themselves --- */

/* Which generation each collection was of, as digits. */
static char ran[100];

static void note(const char *phase, const ObGcInfo *info, void *arg)
{
    (void)arg;
    size_t n = strlen(ran);
    if (strcmp(phase, "stop") == 0)
        snprintf(ran + n, sizeof ran - n, "%d", info->generation);
}

/* n births, which stay, with a checkpoint after each. */
static ObObject *births(int n)
{
    ran[0] = '\0';
    assert_int_equal(ob_gc_add_callback(note, NULL), 0);
    ObObject *all = list_new();
    for (int i = 1; i < n; i++) {
        assert_int_equal(ob_list_append_steal(all, list_new()), 0);
        ob_checkpoint();
    }
    ob_gc_remove_callback(note, NULL);
    return all;
}

static void more_than_the_threshold(void **state)
{
    (void)state;
    ob_gc_set_threshold(50, 10, 10);
    ob_decref(births(50));
    assert_string_equal(ran, "");
    ob_gc_collect();
    ob_decref(births(51));
    assert_string_equal(ran, "0");
}

/* With (T, 3, 3) four of the young, then one of the middle: the fourth
 * has counted three. semantics.md 3.5. */
static void every_fifth_is_of_the_middle(void **state)
{
    (void)state;
    ob_gc_set_threshold(9, 3, 1000);
    ob_decref(births(101));
    assert_string_equal(ran, "0000100001");
}

static void the_oldest_wait_for_a_quarter(void **state)
{
    (void)state;
    ob_gc_set_threshold(9, 0, 0);
    ObObject *first = births(1001);
    assert_non_null(strchr(ran, '2'));
    ob_gc_collect();                /* 1001 live long */
    ObObject *few = births(240);    /* less than a quarter */
    assert_null(strchr(ran, '2'));
    ObObject *more = births(60);
    assert_non_null(strchr(ran, '2'));
    ob_decref(first);
    ob_decref(few);
    ob_decref(more);
}

static void zero_is_never(void **state)
{
    (void)state;
    ob_gc_set_threshold(0, 10, 10);
    ob_decref(births(5000));
    assert_string_equal(ran, "");
    assert_true(ob_gc_is_enabled());
}

static void less_than_zero_is_always(void **state)
{
    (void)state;
    ob_gc_set_threshold(-1, 1000, 1000);
    ob_decref(births(5));
    assert_string_equal(ran, "0000");
    ob_gc_set_threshold(INT_MIN, -1, 1000);
    ob_decref(births(5));
    assert_string_equal(ran, "1111");
    ob_gc_set_threshold(INT_MAX, INT_MIN, INT_MIN);
    ob_decref(births(5));
    assert_string_equal(ran, "");
}

static void disabled_is_never(void **state)
{
    (void)state;
    ob_gc_disable();
    ob_gc_set_threshold(10, 10, 10);
    ob_decref(births(100));
    assert_string_equal(ran, "");
}

static void a_request_waits_for_a_checkpoint(void **state)
{
    (void)state;
    ob_gc_set_threshold(10, 10, 10);
    for (int i = 0; i < 30; i++)
        drop_cycle();
    size_t blocks = ob_mem_blocks(ob_mem());
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind(ns, "x", ob_none());
    assert_true(ob_mem_blocks(ob_mem()) < blocks);
    assert_int_equal(ob_gc_collect(), 0);
    for (int i = 0; i < 30; i++)
        drop_cycle();
    ob_namespace_unbind(ns, "x");
    assert_int_equal(ob_gc_collect(), 0);
}

static void a_request_waits_for_an_exception(void **state)
{
    (void)state;
    ob_gc_set_threshold(10, 10, 10);
    for (int i = 0; i < 30; i++)
        drop_cycle();
    ob_raise(OB_KEY_ERROR, "1");
    ob_checkpoint();
    ob_error_clear();
    assert_counts(30, 0, 0);
    ob_checkpoint();
    assert_counts(0, 1, 0);
}

/* Asked for at 11 births; when it could run, they were dead. */
static void a_request_may_be_out_of_date(void **state)
{
    (void)state;
    ob_gc_set_threshold(10, 10, 10);
    ObObject *all = list_new();
    for (int i = 0; i < 20; i++)
        assert_int_equal(ob_list_append_steal(all, list_new()), 0);
    ob_decref(all);
    ob_checkpoint();
    assert_counts(0, 0, 0);
}

static void pass_a_checkpoint(const char *phase, const ObGcInfo *info,
                              void *arg)
{
    (void)phase;
    (void)info;
    ++*(int *)arg;
    for (int i = 0; i < 30; i++)
        drop_cycle();
    ob_checkpoint();
}

static void a_checkpoint_in_a_collection_is_none(void **state)
{
    (void)state;
    static int heard;           /* until the end */
    heard = 0;
    ob_gc_set_threshold(10, 10, 10);
    ob_gc_add_callback(pass_a_checkpoint, &heard);
    ob_gc_collect();
    assert_int_equal(heard, 2);
    ob_gc_remove_callback(pass_a_checkpoint, &heard);
    ob_checkpoint();
    assert_int_equal(ob_gc_collect(), 0);
}

static void stress_collects_at_each_chance(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){
        .debug_mem = true, .stress = true });
    ob_decref(births(4));
    assert_string_equal(ran, "222");
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_self = &outer->main;
}

/* --- statistics --- */

static void statistics_are_kept(void **state)
{
    (void)state;
    ObGcStats stats[OB_GENERATIONS];
    ObObject *list = list_new();
    drop_cycle();
    ob_gc_collect_generation(0);
    drop_cycle();
    ob_gc_collect_generation(0);
    ob_gc_collect_generation(2);
    ob_gc_get_stats(stats);
    assert_int_equal(stats[0].collections, 2);
    assert_int_equal(stats[0].candidates, 3);
    assert_int_equal(stats[0].collected, 2);
    assert_int_equal(stats[0].uncollectable, 0);
    assert_true(stats[0].duration > 0);
    assert_int_equal(stats[1].collections, 0);
    assert_int_equal(stats[2].collections, 1);
    assert_int_equal(stats[2].candidates, 1);
    ob_decref(list);
}

static void statistics_are_shown(void **state)
{
    (void)state;
    ObObject *old = list_new();
    ob_gc_freeze();
    ObObject *list = list_new();
    ob_gc_collect();
    ob_gc_set_debug(OB_GC_STATS);
    drop_cycle();
    fflush(stderr);
    int real = dup(2);
    FILE *caught = tmpfile();
    assert_true(caught != NULL && dup2(fileno(caught), 2) == 2);
    ob_gc_collect_generation(1);
    fflush(stderr);
    dup2(real, 2);
    close(real);
    rewind(caught);
    char text[400] = "";
    text[fread(text, 1, sizeof text - 1, caught)] = '\0';
    fclose(caught);
    ob_gc_set_debug(0);
    const char *expected =
        "gc: collecting generation 1...\n"
        "gc: objects in each generation: 1 0 1\n"
        "gc: objects in permanent generation: 1\n"
        "gc: done, 1 unreachable, 0 uncollectable, 0";  /* . or , */
    text[strlen(expected)] = '\0';
    assert_string_equal(text, expected);
    ob_decref(list);
    ob_decref(old);
}

/* --- freezing --- */

static void the_frozen_are_not_looked_at(void **state)
{
    (void)state;
    ObObject *list = list_new();
    drop_cycle();
    ob_gc_collect_generation(0);
    assert_int_equal(ob_list_append(list, list), 0);
    ob_decref(list);
    drop_cycle();
    ob_gc_freeze();
    assert_counts(0, 0, 0);
    assert_place(list, OB_PERMANENT);
    assert_int_equal(ob_gc_get_freeze_count(), 2);
    assert_repr_steal(ob_gc_get_objects(), "[]");
    assert_int_equal(ob_gc_collect(), 0);
    ob_gc_unfreeze();
    assert_place(list, OB_OLDEST);
    assert_int_equal(ob_gc_get_freeze_count(), 0);
    assert_int_equal(ob_gc_collect(), 2);
}

/* Of three in each place, one dies while the unreachable are shown. */
static void deaths_elsewhere_do_not_disturb_a_walk(void **state)
{
    (void)state;
    const int each = 3;
    ObHeap *heap = ob_heap();
    ObObject *held[9];
    for (int i = 0; i < 9; i++) {
        held[i] = list_new();
        if (i == each - 1)
            ob_gc_freeze();
        if (i == 2 * each - 1)
            ob_gc_collect();
    }
    for (int i = 0; i < each; i++)
        drop_cycle();
    ObDeduced deduced = ob_heap_deduce(heap, OB_YOUNG);
    assert_int_equal(deduced.unreachable, each);
    assert_int_equal(deduced.survivors, each);
    ob_heap_rewind(heap);
    const ObObject *came[3];
    for (int i = 0; i < each; i++) {
        came[i] = ob_heap_next_borrowed(heap);
        assert_non_null(came[i]);
        assert_place(came[i], OB_UNREACHABLE);
        for (int j = i; j < 9; j += each)
            ob_decref(held[j]);
    }
    assert_null(ob_heap_next_borrowed(heap));
    assert_true(came[0] != came[1] && came[1] != came[2]
                && came[2] != came[0]);
    ob_heap_move_leftovers(heap);
    assert_int_equal(ob_gc_collect(), each);
}

static void what_was_frozen_goes_at_the_end(void **state)
{
    (void)state;
    drop_cycle();
    ob_gc_freeze();         /* and stop_checked finds nothing left */
}

static int a_life(void)
{
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    if (ns == NULL)
        return -1;
    ob_gc_set_threshold(3, 2, 2);
    for (int i = 0; i < 60; i++) {
        ObObject *list = ob_list_new();
        if (ob_namespace_bind_steal(ns, i % 2 ? "a" : "b", list) < 0
            || ob_list_append(list, list) < 0)
            return -1;
    }
    return 0;
}

static void a_life_may_run_out_of_memory(void **state)
{
    (void)state;
    run_scenario(a_life);
}

/* Asked for at 11 births; then nobody wants one any more. */
static void zero_is_never_even_if_one_was_asked_for(void **state)
{
    (void)state;
    ob_gc_set_threshold(10, 10, 10);
    for (int i = 0; i < 30; i++)
        drop_cycle();
    ob_gc_set_threshold(0, 10, 10);
    ob_checkpoint();
    assert_counts(30, 0, 0);
    assert_int_equal(ob_gc_collect(), 30);
}

/* What a young collection leaves over goes where its survivors went. */
static void leftovers_go_where_survivors_go(void **state)
{
    (void)state;
    static const ObPlace places[] = { OB_MIDDLE, OB_OLDEST, OB_OLDEST };
    for (int generation = 0; generation < OB_GENERATIONS; generation++) {
        assert_int_equal(ob_gc_set_debug(OB_GC_SAVEALL), 0);
        ObObject *list = list_new(), *kept = list_new();
        assert_int_equal(ob_list_append(list, list), 0);
        ob_decref(list);
        assert_int_equal(ob_gc_collect_generation(generation), 1);
        assert_place(list, places[generation]);
        assert_place(kept, places[generation]);
        ob_gc_set_debug(0);
        ob_list_clear(ob_gc_garbage_borrowed());
        assert_int_equal(ob_gc_collect_generation(0), 0);
        int next = generation < 2 ? generation + 1 : 2;
        assert_int_equal(ob_gc_collect_generation(next), 1);
        ob_decref(kept);
    }
}

/* Many short ones take some time, and none less than none. */
static void short_collections_take_time(void **state)
{
    (void)state;
    ObGcStats stats[OB_GENERATIONS];
    double before = 0;
    int longer = 0;
    for (int i = 0; i < 100; i++) {
        ob_gc_collect_generation(0);
        ob_gc_get_stats(stats);
        assert_true(stats[0].duration >= before);
        longer += stats[0].duration > before;
        before = stats[0].duration;
    }
    assert_in_range(longer, 50, 100);
}

/* --- whatever clear does --- */

typedef struct Half {
    ObObject base;
    ObObject *other;        /* NULL: cleared */
} Half;

static void (*doing)(void);     /* whenever one is cleared */

static int half_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *other = ((Half *)op)->other;
    return other != NULL ? visit(other, arg) : 0;
}

static ObObject *half_drop_next(ObObject *op)
{
    ObObject *other = ((Half *)op)->other;
    ((Half *)op)->other = NULL;
    return other != NULL ? ob_dropped(other) : NULL;
}

static void half_clear(ObObject *op)
{
    doing();
    ObObject *other = ((Half *)op)->other;
    ((Half *)op)->other = NULL;
    ob_decref(other);
}

static ObType half_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Half",
    .basic_size = sizeof(Half), .traverse = half_traverse,
    .drop_next = half_drop_next, .clear = half_clear,
    .free = ob_object_free,
};

static ObObject *half_new(ObObject *other)
{
    Half *half = (Half *)ob_object_new(&half_type, sizeof *half);
    assert_non_null(half);
    *half = (Half){ half->base, other };
    ob_track(&half->base);
    return &half->base;
}

/* Of two halves that hold each other one is cleared, the other dies. */
static void collect_ten_while(void (*what)(void))
{
    doing = what;
    for (int i = 0; i < 10; i++) {
        ObObject *a = half_new(NULL), *b = half_new(a);
        ((Half *)a)->other = b;     /* each has the other's only one */
    }
    assert_int_equal(ob_gc_collect(), 20);
    ob_gc_set_threshold(2000, 10, 10);
    ob_gc_unfreeze();
    ob_gc_collect();
    assert_repr_steal(ob_gc_get_objects(), "[]");
}

static void freeze_and_unfreeze(void)
{
    ob_gc_freeze();
    ob_gc_unfreeze();
}

static void set_thresholds(void)
{
    ob_gc_set_threshold(1, 1, 1);
    drop_cycle();
    drop_cycle();
    ob_checkpoint();
}

static void clear_may_freeze_and_set_thresholds(void **state)
{
    (void)state;
    collect_ten_while(ob_gc_freeze);
    collect_ten_while(ob_gc_unfreeze);
    collect_ten_while(freeze_and_unfreeze);
    collect_ten_while(set_thresholds);
}

#ifndef NDEBUG
static void misuse_of_generations(void **state)
{
    (void)state;
    MISUSE((ob_gc_get_threshold(NULL), 0), "ob_gc_get_threshold: `threshold` is NULL");
    MISUSE((ob_gc_get_count(NULL), 0), "ob_gc_get_count: `count` is NULL");
    MISUSE((ob_gc_get_stats(NULL), 0), "ob_gc_get_stats: `stats` is NULL");
}
#endif

static void a_tuple_of_a_list_stays_tracked(void **state)
{
    (void)state;
    ObObject *items[] = { ob_list_new(), ob_int_new(1) };
    ObObject *tuple = ob_tuple_new(2, items);
    ob_decref(items[0]);
    assert_int_equal(ob_gc_collect(), 0);
    assert_true(ob_is_tracked(tuple));
    ob_decref(tuple);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        counting_test(a_tuple_of_a_list_stays_tracked),
        counting_test(survivors_grow_older),
        counting_test(there_are_three_generations),
        counting_test(the_younger_come_along),
        counting_test(the_young_do_not_see_old_garbage),
        counting_test(old_garbage_holds_the_young),
        counting_test(objects_of_a_generation),
        counting_test(tuples_of_atoms_are_untracked),
        counting_test(births_less_deaths),
        counting_test(collections_are_counted_one_up),
        counting_test(the_first_thresholds),
        counting_test(more_than_the_threshold),
        counting_test(every_fifth_is_of_the_middle),
        counting_test(the_oldest_wait_for_a_quarter),
        counting_test(zero_is_never),
        counting_test(zero_is_never_even_if_one_was_asked_for),
        counting_test(less_than_zero_is_always),
        counting_test(disabled_is_never),
        counting_test(a_request_waits_for_a_checkpoint),
        counting_test(a_request_waits_for_an_exception),
        counting_test(a_request_may_be_out_of_date),
        counting_test(a_checkpoint_in_a_collection_is_none),
        counting_test(stress_collects_at_each_chance),
        counting_test(statistics_are_kept),
        counting_test(statistics_are_shown),
        counting_test(leftovers_go_where_survivors_go),
        counting_test(short_collections_take_time),
        counting_test(clear_may_freeze_and_set_thresholds),
#ifndef NDEBUG
        counting_test(misuse_of_generations),
#endif
        counting_test(the_frozen_are_not_looked_at),
        counting_test(deaths_elsewhere_do_not_disturb_a_walk),
        counting_test(what_was_frozen_goes_at_the_end),
        cmocka_unit_test(a_life_may_run_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
