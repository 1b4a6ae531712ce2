/* Chapter 11: two counts, delayed freeing, lists, weak references. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "support.h"
#include "fatal.h"
#include "ob_biased.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS = 8 };

/* --- worlds, and things in them --- */

static ObBiasedWorld *world;

static _Thread_local int refuse_after = -1;     /* -1: never */
static _Thread_local void (*meanwhile)(void);   /* once */

static void *allocate(size_t size)
{
    void (*act)(void) = meanwhile;
    meanwhile = NULL;
    if (act != NULL)
        act();
    if (refuse_after == 0)
        return NULL;
    refuse_after -= refuse_after > 0;
    return malloc(size);
}

typedef struct Thing {
    ObBiased base;
    void *weak;
    int value;
    void (*act)(void);              /* as it dies */
} Thing;

static atomic_int deaths;
static _Atomic(pthread_t) died_in;

static void thing_drop(ObBiased *op)
{
    atomic_fetch_add(&deaths, 1);
    atomic_store(&died_in, pthread_self());
    if (((Thing *)op)->act != NULL)
        ((Thing *)op)->act();
}

static const ObBiasedType thing_type = {
    .name = "thing", .weak_offset = offsetof(Thing, weak),
    .drop = thing_drop,
};
static const ObBiasedType plain_type = { .name = "plain" };

static ObBiased *thing(void)
{
    ObBiased *op = ob_biased_new(&thing_type, sizeof(Thing));
    if (op == NULL)
        abort();
    return op;
}

static int begin(void **state)
{
    (void)state;
    refuse_after = -1;
    atomic_store(&deaths, 0);
    world = ob_biased_world_new(allocate);
    if (world == NULL)
        return -1;
    ob_biased_enter(world);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ob_biased_leave();
    size_t left = ob_biased_world_end(world);
    if (left != 0)
        print_error("%zu objects or blocks are left\n", left);
    return left != 0;
}

#define world_test(f) cmocka_unit_test_setup_teardown(f, begin, end)

/* --- threads --- */

static _Atomic(ObBiased *) given;
static atomic_int stage;
static pthread_t other;

static void reach(int n)
{
    atomic_store(&stage, n);
}

static void wait_for(int n)
{
    while (atomic_load(&stage) < n)
        sched_yield();
}

static void start(pthread_t *thread, void *(*run)(void *), void *arg)
{
    if (pthread_create(thread, NULL, run, arg) != 0)
        abort();
}

static void *enter_and_act(void *act)
{
    ob_biased_enter(world);
    (*(void (**)(void))act)();
    ob_biased_leave();
    return NULL;
}

/* All of it happens in another thread, before this returns. */
static void elsewhere(void (*act)(void))
{
    pthread_t thread;
    start(&thread, enter_and_act, &act);
    pthread_join(thread, NULL);
}

static void finish_other(void)
{
    pthread_join(other, NULL);
    reach(0);
}

static void give_back(void)
{
    ob_biased_decref(atomic_load(&given));
}

static void take_one(void)
{
    ob_biased_incref(atomic_load(&given));
}

static int64_t shared_of(ObBiased *op)
{
    return atomic_load(&op->shared);
}

/* --- two counts --- */

static void an_object_is_its_makers(void **state)
{
    (void)state;
    ObBiased *op = thing();
    assert_true(ob_biased_is_mine(op));
    ob_biased_incref(op);
    assert_int_equal(atomic_load(&op->local), 2);
    assert_int_equal(shared_of(op), 0);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 1);
}

static void others_count_beside(void **state)
{
    (void)state;
    ObBiased *op = thing();
    atomic_store(&given, op);
    elsewhere(take_one);
    elsewhere(take_one);
    assert_int_equal(atomic_load(&op->local), 1);
    assert_int_equal(shared_of(op), 2 * OB_BIASED_ONE);
    assert_int_equal(ob_biased_refcnt(op), 3);
    elsewhere(give_back);
    assert_int_equal(ob_biased_refcnt(op), 2);
    ob_biased_decref(op);           /* its maker's last: merged */
    assert_int_equal(shared_of(op), OB_BIASED_ONE + OB_BIASED_MERGED);
    assert_null(atomic_load(&op->owner));
    ob_biased_incref(op);           /* now it is everybody's */
    assert_int_equal(ob_biased_refcnt(op), 2);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 1);
}

static void nobody_counts_what_is_immortal(void **state)
{
    (void)state;
    static ObBiased none = OB_BIASED_STATIC(&plain_type);
    ob_biased_incref(&none);
    ob_biased_decref(&none);
    ob_biased_decref(&none);
    assert_true(ob_biased_try_incref(&none));
    assert_int_equal(ob_biased_refcnt(&none), OB_BIASED_IMMORTAL);
    assert_int_equal(shared_of(&none), 0);
}

static void a_count_below_zero_dies_at_the_owners_checkpoint(void **state)
{
    (void)state;
    ObBiased *op = thing();
    ob_biased_incref(op);
    ob_biased_incref(op);
    atomic_store(&given, op);
    elsewhere(give_back);
    assert_int_equal(shared_of(op), OB_BIASED_QUEUED);
    assert_int_equal(ob_biased_refcnt(op), 3);      /* the queue has one */
    elsewhere(give_back);
    assert_int_equal(shared_of(op), -OB_BIASED_ONE + OB_BIASED_QUEUED);
    ob_biased_decref(op);
    assert_int_equal(ob_biased_refcnt(op), 1);
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_checkpoint();
    assert_int_equal(atomic_load(&deaths), 1);
    assert_true(atomic_load(&died_in) == pthread_self());
}

static void who_is_held_outlives_the_merge(void **state)
{
    (void)state;
    ObBiased *op = thing();
    ob_biased_incref(op);
    atomic_store(&given, op);
    elsewhere(give_back);
    ob_biased_checkpoint();
    assert_null(atomic_load(&op->owner));
    assert_int_equal(ob_biased_refcnt(op), 1);
    elsewhere(give_back);
    assert_int_equal(atomic_load(&deaths), 1);
    assert_false(atomic_load(&died_in) == pthread_self());
}

/* Its owner's last reference went between the two. */
static void an_object_may_be_merged_while_it_waits(void **state)
{
    (void)state;
    ObBiased *op = thing();
    atomic_store(&given, op);
    elsewhere(take_one);            /* local 1, shared 1 */
    elsewhere(give_back);           /* 0 again */
    elsewhere(take_one);
    elsewhere(give_back);
    elsewhere(give_back);           /* the maker's own: queued */
    elsewhere(take_one);            /* as others may: 1, queued */
    ob_biased_decref(op);           /* and that is given to its maker */
    assert_int_equal(shared_of(op), OB_BIASED_ONE + OB_BIASED_MERGED);
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_checkpoint();
    assert_int_equal(atomic_load(&deaths), 1);
}

static void who_became_immortal_meanwhile_stays_so(void **state)
{
    (void)state;
    ObBiased *op = thing();
    atomic_store(&given, op);
    elsewhere(give_back);
    atomic_store(&op->local, OB_BIASED_IMMORTAL);
    ob_biased_checkpoint();
    assert_int_equal(atomic_load(&deaths), 0);
    assert_true(ob_biased_is_mine(op));
    atomic_store(&op->local, 1);            /* and a mortal again */
    atomic_store(&op->shared, 0);
    ob_biased_decref(op);
}

static void make_one(void)
{
    atomic_store(&given, thing());
}

static void who_has_left_is_not_asked(void **state)
{
    (void)state;
    elsewhere(make_one);
    ob_biased_incref(atomic_load(&given));
    give_back();
    assert_int_equal(atomic_load(&deaths), 0);
    give_back();                    /* nobody is there to be asked */
    assert_int_equal(atomic_load(&deaths), 1);
}

static void what_an_absent_owner_leaves_is_counted_on(void **state)
{
    (void)state;
    elsewhere(make_one);
    ObBiased *op = atomic_load(&given);
    ob_biased_incref(op);
    ob_biased_incref(op);
    ob_biased_decref(op);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 1);
}

static void who_leaves_merges_first(void **state)
{
    (void)state;
    ObBiased *op = thing();
    atomic_store(&given, op);
    elsewhere(give_back);
    ob_biased_leave();
    assert_int_equal(atomic_load(&deaths), 1);
    ob_biased_enter(world);
}

static ObBiased *second;

static void give_second(void)
{
    ob_biased_decref(second);
}

static void have_second_given(void)
{
    elsewhere(give_second);
}

/* As one dies another thread asks for one more. */
static void who_leaves_merges_what_comes_meanwhile(void **state)
{
    (void)state;
    ObBiased *op = thing();
    second = thing();
    ((Thing *)op)->act = have_second_given;
    atomic_store(&given, op);
    elsewhere(give_back);
    ob_biased_leave();
    assert_int_equal(atomic_load(&deaths), 2);
    ob_biased_enter(world);
}

/* --- a death in a death --- */

typedef struct Pair {
    Thing thing;
    ObBiased *left, *right;       /* either may be NULL */
} Pair;

static char order[10];
static ObBiased *asked;             /* a weak reference */

static void pair_drop(ObBiased *op)
{
    const Pair *self = (Pair *)op;
    order[strlen(order)] = (char)self->thing.value;
    if (self->left != NULL)
        ob_biased_decref(self->left);
    if (asked != NULL && ob_biased_weak_get(asked) != NULL)
        order[strlen(order)] = '!';
    if (self->right != NULL)
        ob_biased_decref(self->right);
}

static const ObBiasedType pair_type = {
    .name = "pair", .weak_offset = offsetof(Thing, weak),
    .drop = pair_drop,
};

static ObBiased *pair(char name, ObBiased *left, ObBiased *right)
{
    Pair *self = (Pair *)ob_biased_new(&pair_type, sizeof *self);
    if (self == NULL)
        abort();
    self->thing.value = name;
    self->left = left;
    self->right = right;
    return &self->thing.base;
}

static void they_die_depth_first(void **state)
{
    (void)state;
    memset(order, 0, sizeof order);
    ObBiased *b = pair('b', pair('c', NULL, NULL), pair('d', NULL, NULL));
    ObBiased *e = pair('e', pair('f', NULL, NULL), NULL);
    ob_biased_decref(pair('a', b, e));
    assert_string_equal(order, "abcdef");
}

/* Its owner, of all, must not find it. */
static void who_waits_for_death_is_not_found(void **state)
{
    (void)state;
    memset(order, 0, sizeof order);
    ObBiased *child = pair('b', NULL, NULL), *a = pair('a', child, NULL);
    asked = ob_biased_weak_new(child);
    ob_biased_decref(a);
    assert_string_equal(order, "ab");
    ob_biased_decref(asked);
    asked = NULL;
}

/* --- memory goes late --- */

static void *stay(void *arg)
{
    (void)arg;
    ob_biased_enter(world);
    reach(1);
    wait_for(2);
    ob_biased_checkpoint();
    reach(3);
    wait_for(4);
    ob_biased_leave();
    return NULL;
}

static void memory_waits_for_those_who_may_look(void **state)
{
    (void)state;
    start(&other, stay, NULL);
    wait_for(1);
    ob_biased_decref(thing());
    ob_biased_checkpoint();
    ob_biased_checkpoint();
    assert_int_equal(ob_biased_world_blocks(world), 1);
    reach(2);
    wait_for(3);
    ob_biased_checkpoint();
    assert_int_equal(ob_biased_world_blocks(world), 0);
    reach(4);
    finish_other();
}

static void free_some(void)
{
    for (int i = 0; i < 10; i++)
        ob_biased_decref(thing());
}

static void what_a_thread_leaves_is_freed_by_others(void **state)
{
    (void)state;
    size_t before = ob_biased_world_blocks(world);
    for (int i = 0; i < 3; i++)
        elsewhere(free_some);
    for (int i = 0; i < 3; i++)
        ob_biased_checkpoint();
    assert_int_equal(ob_biased_world_blocks(world), before);
}

static void *stay_away(void *arg)
{
    (void)arg;
    ob_biased_enter(world);
    ob_biased_detach();
    reach(1);
    wait_for(2);
    ob_biased_attach();
    ob_biased_leave();
    return NULL;
}

static void who_is_detached_does_not_look(void **state)
{
    (void)state;
    start(&other, stay_away, NULL);
    wait_for(1);
    ob_biased_decref(thing());
    ob_biased_checkpoint();
    ob_biased_checkpoint();
    assert_int_equal(ob_biased_world_blocks(world), 0);
    reach(2);
    finish_other();
}

static void there_may_be_no_memory(void **state)
{
    (void)state;
    refuse_after = 0;
    assert_null(ob_biased_world_new(allocate));
    assert_null(ob_biased_new(&plain_type, sizeof(ObBiased)));
    assert_null(ob_biased_list_new());
    refuse_after = -1;
    ObBiasedWorld *plain = ob_biased_world_new(NULL);
    assert_int_equal(ob_biased_world_end(plain), 0);
    ob_biased_decref(ob_biased_new(&plain_type, sizeof(ObBiased)));
}

/* --- the world stops --- */

static atomic_long steps;

static void *go_on(void *arg)
{
    (void)arg;
    ob_biased_enter(world);
    reach(1);
    while (atomic_load(&stage) < 2) {
        atomic_fetch_add(&steps, 1);
        ob_biased_checkpoint();
    }
    ob_biased_leave();
    return NULL;
}

static void nobody_runs_in_a_stopped_world(void **state)
{
    (void)state;
    start(&other, go_on, NULL);
    wait_for(1);
    ob_biased_stop_the_world();
    long then = atomic_load(&steps);
    for (int i = 0; i < 1000; i++)
        sched_yield();
    assert_int_equal(atomic_load(&steps), then);
    ob_biased_start_the_world();
    while (atomic_load(&steps) == then)
        sched_yield();
    reach(2);
    finish_other();
}

static atomic_int inside;

static void *stop_and_start(void *arg)
{
    (void)arg;
    ob_biased_enter(world);
    for (int i = 0; i < 50; i++) {
        ob_biased_stop_the_world();
        if (atomic_fetch_add(&inside, 1) != 0)
            abort();
        sched_yield();
        atomic_fetch_sub(&inside, 1);
        ob_biased_start_the_world();
    }
    ob_biased_leave();
    return NULL;
}

static void one_at_a_time_stops_it(void **state)
{
    (void)state;
    pthread_t threads[3];
    ob_biased_detach();
    for (int i = 0; i < 3; i++)
        start(&threads[i], stop_and_start, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    ob_biased_attach();
}

static void *own_and_sleep(void *arg)
{
    (void)arg;
    ob_biased_enter(world);
    atomic_store(&given, thing());
    ob_biased_detach();
    reach(1);
    wait_for(2);
    ob_biased_attach();
    ob_biased_leave();
    return NULL;
}

static void a_sleeping_owner_can_be_merged_for(void **state)
{
    (void)state;
    start(&other, own_and_sleep, NULL);
    wait_for(1);
    give_back();
    ob_biased_checkpoint();
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_merge_all();
    assert_int_equal(atomic_load(&deaths), 1);
    assert_true(atomic_load(&died_in) == pthread_self());
    reach(2);
    finish_other();
}

/* --- a thread ends without leaving --- */

static void *end_attached(void *arg)
{
    ob_biased_enter(world);
    atomic_store(&given, thing());
    free_some();
    return arg;
}

static void *end_detached(void *arg)
{
    ObBiasedSection section;
    ob_biased_enter(world);
    atomic_store(&given, thing());
    ob_biased_begin(&section, atomic_load(&given));
    ob_biased_detach();
    return arg;
}

static void *go_away(void *arg)
{
    ob_biased_enter(world);
    ob_biased_leave();
    return arg;
}

/* It is as if it had left: nobody waits for it, and nobody asks it. */
static void who_ends_has_left(void **state)
{
    (void)state;
    void *(*const ends[])(void *) = { end_attached, end_detached };
    for (int i = 0; i < 2; i++) {
        start(&other, ends[i], NULL);
        finish_other();
        ob_biased_stop_the_world();
        ob_biased_start_the_world();
        assert_int_equal(atomic_load(&atomic_load(&given)->mutex), 0);
        int before = atomic_load(&deaths);
        give_back();
        assert_int_equal(atomic_load(&deaths), before + 1);
    }
    start(&other, go_away, NULL);
    finish_other();
}

static void *end_in_a_section(void *arg)
{
    ObBiasedSection section;
    ob_biased_enter(world);
    ob_biased_begin(&section, thing());
    return arg;
}

static void end_here(void)
{
    pthread_exit(NULL);
}

static void *end_in_a_drop(void *arg)
{
    ob_biased_enter(world);
    ObBiased *op = thing();
    ((Thing *)op)->act = end_here;
    ob_biased_decref(op);
    return arg;
}

static void *end_the_stopper(void *arg)
{
    ob_biased_enter(world);
    ob_biased_stop_the_world();
    return arg;
}

static int end_with(void *(*run)(void *))
{
    ob_biased_detach();
    start(&other, run, NULL);
    finish_other();
    return 0;
}

static void who_ends_in_the_middle_ends_the_program(void **state)
{
    (void)state;
    static const char said[] = "ob_biased_leave: a thread ends in the "
                               "middle of something";
    assert_fatal(end_with(end_in_a_section), said);
    assert_fatal(end_with(end_in_a_drop), said);
    assert_fatal(end_with(end_the_stopper), said);
}

static void without_a_key_there_is_no_world(void **state)
{
    (void)state;
    static pthread_key_t keys[100000];
    size_t n = 0;
    while (n < 100000 && pthread_key_create(&keys[n], NULL) == 0)
        n++;
    ObBiasedWorld *none = ob_biased_world_new(NULL);
    while (n-- > 0)
        pthread_key_delete(keys[n]);
    assert_null(none);
}

static void *wait_and_be_cancelled(void *arg)
{
    reach(1);
    ob_biased_enter(world);     /* it stands still */
    atomic_store(&given, thing());
    pthread_testcancel();
    return arg;
}

/* Not with the lock in hand; and what it has made is its own. */
static void who_waits_is_cancelled_afterwards(void **state)
{
    (void)state;
    void *result = world;
    atomic_store(&given, NULL);
    ob_biased_stop_the_world();
    start(&other, wait_and_be_cancelled, NULL);
    wait_for(1);
    nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
    pthread_cancel(other);
    ob_biased_start_the_world();
    pthread_join(other, &result);
    reach(0);
    assert_ptr_equal(result, PTHREAD_CANCELED);
    assert_non_null(atomic_load(&given));
    give_back();
    assert_int_equal(atomic_load(&deaths), 1);
}

/* --- critical sections --- */

static ObBiased *a, *b;

static void a_section_in_a_section_of_the_same(void **state)
{
    (void)state;
    ObBiasedSection outer, inner;
    ObBiased *op = thing();
    ob_biased_begin(&outer, op);
    ob_biased_begin(&inner, op);
    ob_biased_end(&inner);
    assert_int_not_equal(atomic_load(&op->mutex), 0);
    ob_biased_end(&outer);
    assert_int_equal(atomic_load(&op->mutex), 0);
    ob_biased_decref(op);
}

static void who_detaches_leaves_its_sections(void **state)
{
    (void)state;
    ObBiasedSection outer, inner;
    a = thing();
    b = thing();
    ob_biased_begin(&outer, a);
    ob_biased_begin(&inner, b);
    ob_biased_detach();
    assert_int_equal(atomic_load(&a->mutex), 0);
    assert_int_equal(atomic_load(&b->mutex), 0);
    ob_biased_attach();
    assert_int_equal(atomic_load(&a->mutex), 0);    /* not before its turn */
    assert_int_not_equal(atomic_load(&b->mutex), 0);
    ob_biased_detach();                             /* a is left already */
    assert_int_equal(atomic_load(&b->mutex), 0);
    ob_biased_attach();
    ob_biased_end(&inner);
    assert_int_not_equal(atomic_load(&a->mutex), 0);
    ob_biased_end(&outer);
    ob_biased_decref(a);
    ob_biased_decref(b);
}

static void *b_then_a(void *arg)
{
    (void)arg;
    ObBiasedSection outer, inner;
    ob_biased_enter(world);
    ob_biased_begin(&outer, b);
    reach(1);
    wait_for(2);
    ob_biased_begin(&inner, a);
    ob_biased_end(&inner);
    ob_biased_end(&outer);
    ob_biased_leave();
    return NULL;
}

static void two_who_want_each_others_both_get_it(void **state)
{
    (void)state;
    ObBiasedSection outer, inner;
    a = thing();
    b = thing();
    for (int i = 0; i < 100; i++) {
        start(&other, b_then_a, NULL);
        wait_for(1);
        ob_biased_begin(&outer, a);
        reach(2);
        ob_biased_begin(&inner, b);
        ob_biased_end(&inner);
        ob_biased_end(&outer);
        ob_biased_detach();
        finish_other();
        ob_biased_attach();
    }
    assert_int_equal(atomic_load(&a->mutex), 0);
    ob_biased_decref(a);
    ob_biased_decref(b);
}

static void *wait_for_a(void *arg)
{
    ObBiasedSection section;
    ob_biased_enter(world);
    reach(1);
    ob_biased_begin(&section, a);
    ++*(int *)arg;
    ob_biased_end(&section);
    ob_biased_leave();
    return NULL;
}

static void who_waits_is_woken(void **state)
{
    (void)state;
    ObBiasedSection section;
    int entered = 0;
    a = thing();
    ob_biased_begin(&section, a);
    start(&other, wait_for_a, &entered);
    while (atomic_load(&a->mutex) != 2)             /* awaited */
        sched_yield();
    assert_int_equal(entered, 0);
    ob_biased_end(&section);
    finish_other();
    assert_int_equal(entered, 1);
    ob_biased_decref(a);
}

static void *hold_b(void *arg)
{
    (void)arg;
    ObBiasedSection section;
    ob_biased_enter(world);
    ob_biased_begin(&section, a);
    reach(1);
    while (atomic_load(&a->mutex) != 2)
        sched_yield();
    ob_biased_end(&section);
    ob_biased_leave();
    return NULL;
}

/* It comes back, and somebody else is in. */
static void a_section_is_resumed_when_it_can_be(void **state)
{
    (void)state;
    ObBiasedSection section;
    a = thing();
    ob_biased_begin(&section, a);
    ob_biased_detach();
    start(&other, hold_b, NULL);
    wait_for(1);
    ob_biased_attach();
    assert_int_not_equal(atomic_load(&a->mutex), 0);
    ob_biased_end(&section);
    finish_other();
    ob_biased_decref(a);
}

/* --- lists --- */

static void a_list_grows_and_shrinks(void **state)
{
    (void)state;
    ObBiased *list = ob_biased_list_new();
    assert_null(ob_biased_list_pop(list));
    assert_null(ob_biased_list_get(list, 0));
    for (int i = 0; i < 20; i++) {
        ObBiased *op = thing();
        ((Thing *)op)->value = i;
        assert_int_equal(ob_biased_list_append(list, op), 0);
        ob_biased_decref(op);
    }
    assert_int_equal(ob_biased_list_size(list), 20);
    for (size_t i = 0; i < 20; i++) {
        ObBiased *op = ob_biased_list_get(list, i);
        assert_int_equal(((Thing *)op)->value, i);
        ob_biased_decref(op);
    }
    assert_null(ob_biased_list_get(list, 20));
    ObBiased *last = ob_biased_list_pop(list);
    assert_int_equal(((Thing *)last)->value, 19);
    assert_int_equal(ob_biased_list_set(list, 19, last), -1);
    assert_int_equal(ob_biased_list_set(list, 3, last), 0);
    assert_int_equal(atomic_load(&deaths), 1);
    ob_biased_decref(last);
    ob_biased_decref(list);
    assert_int_equal(atomic_load(&deaths), 20);
}

static void a_list_that_cannot_grow_is_as_it_was(void **state)
{
    (void)state;
    ObBiased *list = ob_biased_list_new(), *op = thing();
    refuse_after = 1;
    for (int i = 0; i < 4; i++)
        assert_int_equal(ob_biased_list_append(list, op), 0);
    assert_int_equal(ob_biased_list_append(list, op), -1);
    refuse_after = -1;
    assert_int_equal(ob_biased_list_size(list), 4);
    assert_int_equal(ob_biased_refcnt(op), 5);
    ob_biased_decref(op);
    ob_biased_decref(list);
    ob_biased_decref(ob_biased_list_new());
}

static void read_first(void)
{
    ObBiased *op = ob_biased_list_get(atomic_load(&given), 0);
    if (op == NULL)
        abort();
    ob_biased_decref(op);
}

/* The first reader from outside needs the lock. */
static void a_list_learns_that_others_read_it(void **state)
{
    (void)state;
    ObBiased *list = ob_biased_list_new(), *op = thing();
    ob_biased_list_append(list, op);
    atomic_store(&given, list);
    assert_int_equal(shared_of(op), 0);
    elsewhere(read_first);
    assert_int_equal(shared_of(op), OB_BIASED_MAYBE_WEAK);
    elsewhere(read_first);
    ob_biased_checkpoint();
    ob_biased_decref(op);
    ob_biased_decref(list);
    assert_int_equal(atomic_load(&deaths), 1);
}

/* --- without a held reference --- */

static int tried;

static void try_it(void)
{
    tried = ob_biased_try_incref(atomic_load(&given));
    if (tried)
        give_back();
}

static int try_elsewhere(ObBiased *op)
{
    atomic_store(&given, op);
    elsewhere(try_it);
    return tried;
}

static void others_may_try_when_they_were_told(void **state)
{
    (void)state;
    ObBiased *op = thing();
    assert_true(ob_biased_try_incref(op));
    ob_biased_decref(op);
    assert_false(try_elsewhere(op));
    ob_biased_set_maybe_weak(op);
    ob_biased_set_maybe_weak(op);
    assert_true(try_elsewhere(op));
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 1);
    assert_false(ob_biased_try_incref(op));     /* its memory is there */
    assert_false(try_elsewhere(op));
}

/* Its owner has its address, and no reference. */
static void a_dead_one_is_no_more_its_owners(void **state)
{
    (void)state;
    ObBiased *op = thing();
    ob_biased_decref(op);
    assert_false(ob_biased_try_incref(op));
    assert_int_equal(ob_biased_refcnt(op), 0);
}

static void who_is_merged_can_be_tried(void **state)
{
    (void)state;
    ObBiased *op = thing();
    atomic_store(&given, op);
    elsewhere(take_one);
    ob_biased_decref(op);
    assert_true(try_elsewhere(op));
    ob_biased_set_maybe_weak(op);
    assert_int_equal(shared_of(op), OB_BIASED_ONE + OB_BIASED_MERGED);
    give_back();
}

/* --- weak references --- */

static void a_weak_reference_leads_and_does_not_hold(void **state)
{
    (void)state;
    ObBiased *op = thing(), *weak = ob_biased_weak_new(op);
    assert_ptr_equal(ob_biased_weak_new(op), weak);
    ob_biased_decref(weak);
    assert_int_equal(ob_biased_refcnt(op), 1);
    assert_ptr_equal(ob_biased_weak_get(weak), op);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 0);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 1);
    assert_null(ob_biased_weak_get(weak));
    ob_biased_decref(weak);
}

static void a_weak_reference_may_die_first(void **state)
{
    (void)state;
    ObBiased *op = thing();
    ob_biased_decref(ob_biased_weak_new(op));
    assert_null(((Thing *)op)->weak);
    ObBiased *weak = ob_biased_weak_new(op);
    assert_ptr_equal(ob_biased_weak_get(weak), op);
    ob_biased_decref(op);
    ob_biased_decref(weak);
    ob_biased_decref(op);
}

static void a_weak_reference_wants_memory(void **state)
{
    (void)state;
    ObBiased *op = thing();
    refuse_after = 0;
    assert_null(ob_biased_weak_new(op));
    refuse_after = -1;
    ob_biased_decref(op);
}

static ObBiased *referred, *first_weak;

static void refer(void)
{
    first_weak = ob_biased_weak_new(referred);
}

/* While one is made, another thread makes one. */
static void of_two_made_at_once_one_is_everybodys(void **state)
{
    (void)state;
    referred = thing();
    meanwhile = refer;
    ObBiased *weak = ob_biased_weak_new(referred);
    assert_ptr_equal(weak, first_weak);
    ob_biased_decref(weak);
    ob_biased_decref(weak);
    ob_biased_decref(referred);
}

/* The other knows of it by a weak reference only. */
static void *look(void *weak)
{
    ob_biased_enter(world);
    ObBiased *op = ob_biased_weak_get(weak);
    atomic_store(&given, op);
    ob_biased_leave();
    return NULL;
}

static void from_weak_to_strong_in_another_thread(void **state)
{
    (void)state;
    ObBiased *op = thing(), *weak = ob_biased_weak_new(op);
    start(&other, look, weak);
    finish_other();
    assert_ptr_equal(atomic_load(&given), op);
    ob_biased_decref(op);
    assert_ptr_equal(ob_biased_weak_get(weak), op);
    ob_biased_decref(op);
    ob_biased_decref(op);
    assert_int_equal(atomic_load(&deaths), 1);
    start(&other, look, weak);
    finish_other();
    assert_null(atomic_load(&given));
    ob_biased_decref(weak);
}

/* --- eight threads --- */

enum { ROUNDS = 20000 };

static void in_eight_threads(void *(*run)(void *))
{
    pthread_t threads[THREADS];
    static int numbers[THREADS];
    ob_biased_detach();
    for (int i = 0; i < THREADS; i++) {
        numbers[i] = i;
        start(&threads[i], run, &numbers[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    ob_biased_attach();
}

static void *take_and_give(void *arg)
{
    ObBiased *op = atomic_load(&given);
    (void)arg;
    ob_biased_enter(world);
    for (int i = 0; i < ROUNDS; i++) {
        ob_biased_incref(op);
        if (i % 3 != 0)
            ob_biased_decref(op);
        if (i % 100 == 0)
            ob_biased_checkpoint();
    }
    ob_biased_leave();
    return NULL;
}

/* Chapter 10's race: nothing is lost. */
static void no_count_is_lost(void **state)
{
    (void)state;
    ObBiased *op = thing();
    atomic_store(&given, op);
    in_eight_threads(take_and_give);
    int64_t count = 1 + THREADS * (int64_t)((ROUNDS + 2) / 3);
    assert_int_equal(ob_biased_refcnt(op), count);
    while (count-- > 0)
        ob_biased_decref(op);
    ob_biased_checkpoint();
    assert_int_equal(atomic_load(&deaths), 1);
}

enum { PLACES = 5 };

static void *use_a_list(void *arg)
{
    ObBiased *list = atomic_load(&given);
    unsigned random = (unsigned)*(int *)arg * 7919 + 1;
    ob_biased_enter(world);
    for (int i = 0; i < ROUNDS / 4; i++) {
        random = random * 1103515245 + 12345;
        unsigned what = random >> 16;
        ObBiased *op;
        switch (what % 8) {
        case 0:
            op = thing();
            if (ob_biased_list_append(list, op) < 0)
                abort();
            break;
        case 1:
            op = ob_biased_list_pop(list);
            break;
        case 2:
            op = thing();
            (void)ob_biased_list_set(list, what / 8 % PLACES, op);
            break;
        default:
            op = ob_biased_list_get(list, what / 8 % PLACES);
            if (op != NULL && op->type != &thing_type)
                abort();
        }
        if (op != NULL)
            ob_biased_decref(op);
        if (i % 10 == 0)
            ob_biased_checkpoint();
        if (i % 1000 == 500)
            ob_biased_merge_all();
    }
    ob_biased_leave();
    return NULL;
}

static void a_list_survives_eight_threads(void **state)
{
    (void)state;
    ObBiased *list = ob_biased_list_new();
    atomic_store(&given, list);
    in_eight_threads(use_a_list);
    ob_biased_decref(list);
}

/* --- a weak cache of eight threads --- */

enum { KEYS = 16 };

typedef struct Entry {
    ObBiased *weak;             /* NULL: never asked for */
} Entry;

static struct {
    ObBiased *lock;
    Entry entries[KEYS];
} cache;

static atomic_int made[KEYS], alive[KEYS], wrong;

static void value_drop(ObBiased *op)
{
    atomic_fetch_sub(&alive[((Thing *)op)->value], 1);
}

static const ObBiasedType value_type = {
    .name = "value", .weak_offset = offsetof(Thing, weak),
    .drop = value_drop,
};

static ObBiased *make_value(int key)
{
    ObBiased *op = ob_biased_new(&value_type, sizeof(Thing));
    if (op == NULL)
        abort();
    ((Thing *)op)->value = key;
    atomic_fetch_add(&made[key], 1);
    atomic_fetch_add(&alive[key], 1);
    return op;
}

/* In a section of the cache. */
static ObBiased *find_or_make(Entry *entry, int key)
{
    ObBiased *op = entry->weak != NULL ? ob_biased_weak_get(entry->weak)
                                       : NULL;
    if (op != NULL)
        return op;
    if (entry->weak != NULL)
        ob_biased_decref(entry->weak);
    op = make_value(key);
    entry->weak = ob_biased_weak_new(op);
    if (entry->weak == NULL)
        abort();
    return op;
}

static ObBiased *cache_get(int key)
{
    ObBiasedSection section;
    ob_biased_begin(&section, cache.lock);
    ObBiased *op = find_or_make(&cache.entries[key], key);
    ob_biased_end(&section);
    return op;
}

static void *use_a_cache(void *arg)
{
    unsigned random = (unsigned)*(int *)arg * 104729 + 1;
    ObBiased *held[4] = { NULL };
    ob_biased_enter(world);
    for (int i = 0; i < ROUNDS / 4; i++) {
        random = random * 1103515245 + 12345;
        int key = (int)(random >> 16) % KEYS;
        ObBiased *op = cache_get(key), *again = cache_get(key);
        if (op != again || ((Thing *)op)->value != key)
            atomic_fetch_add(&wrong, 1);
        ob_biased_decref(again);
        if (held[i % 4] != NULL)
            ob_biased_decref(held[i % 4]);
        held[i % 4] = op;
        if (i % 10 == 0)
            ob_biased_checkpoint();
    }
    for (int i = 0; i < 4; i++)
        ob_biased_decref(held[i]);
    ob_biased_leave();
    return NULL;
}

static void a_weak_cache_loses_nothing(void **state)
{
    (void)state;
    cache.lock = thing();
    in_eight_threads(use_a_cache);
    ob_biased_checkpoint();
    assert_int_equal(atomic_load(&wrong), 0);
    for (int i = 0; i < KEYS; i++) {
        assert_true(atomic_load(&made[i]) > 0);
        assert_int_equal(atomic_load(&alive[i]), 0);
        assert_null(ob_biased_weak_get(cache.entries[i].weak));
        ob_biased_decref(cache.entries[i].weak);
    }
    ob_biased_decref(cache.lock);
}

/* --- misuse --- */

#ifndef NDEBUG
static void keep_it(void)
{
    ob_biased_incref(atomic_load(&given));
}

static int keep_in_a_drop(void)
{
    ObBiased *op = thing();
    ((Thing *)op)->act = keep_it;
    atomic_store(&given, op);
    ob_biased_decref(op);
    return 0;
}

static int let_go_twice(void)
{
    ObBiased *op = thing();
    ob_biased_decref(op);
    ob_biased_decref(op);
    return 0;
}

static int leave_in_a_drop(void)
{
    ObBiased *op = thing();
    ((Thing *)op)->act = ob_biased_leave;
    ob_biased_decref(op);
    return 0;
}

static void misuse_ends_in_a_sentence(void **state)
{
    (void)state;
    ObBiased *op = thing(), *list = ob_biased_list_new();
    ObBiased *plain = ob_biased_new(&plain_type, sizeof *plain);
    ObBiasedSection outer, inner;
    MISUSE(ob_biased_enter(world), "ob_biased_enter: this thread is in a world");
    MISUSE((ob_biased_detach(), ob_biased_detach()),
           "ob_biased_detach: this thread is detached");
    MISUSE((ob_biased_detach(), ob_biased_leave()),
           "ob_biased_leave: this thread is detached");
    MISUSE((ob_biased_stop_the_world(), ob_biased_stop_the_world()),
           "ob_biased_detach: this thread is detached");
    MISUSE(ob_biased_enter(NULL), "ob_biased_enter: `world` is NULL");
    MISUSE((ob_biased_leave(), ob_biased_checkpoint()),
           "ob_biased_checkpoint: this thread has entered no world");
    MISUSE((ob_biased_leave(), ob_biased_list_new()),
           "ob_biased_allocate: this thread has entered no world");
    MISUSE((ob_biased_leave(), ob_biased_free(NULL)),
           "ob_biased_free: this thread has entered no world");
    MISUSE((ob_biased_leave(), ob_biased_leave()),
           "ob_biased_lock: this thread has entered no world");
    MISUSE((ob_biased_begin(&outer, op), ob_biased_leave()),
           "ob_biased_remove_thread: a section has not ended");
    MISUSE((ob_biased_begin(&outer, op), ob_biased_begin(&inner, list),
            ob_biased_end(&outer)),
           "ob_biased_end: another section has to end first");
    MISUSE(ob_biased_attach(), "ob_biased_attach: this thread is attached");
    MISUSE((ob_biased_detach(), ob_biased_checkpoint()),
           "ob_biased_checkpoint: this thread is detached");
    MISUSE((ob_biased_begin(&outer, op), ob_biased_begin(&outer, op)),
           "ob_biased_begin: `section` has begun already");
    MISUSE(let_go_twice(), "ob_biased_decref: `op` is dead");
    MISUSE(keep_in_a_drop(), "die: its drop has kept it");
    MISUSE(leave_in_a_drop(), "ob_biased_leave: this thread is in the "
           "middle of a death");
    MISUSE(ob_biased_begin(NULL, op), "ob_biased_begin: `section` is NULL");
    MISUSE(ob_biased_begin(&outer, NULL), "ob_biased_begin: `op` is NULL");
    MISUSE(ob_biased_end(NULL), "ob_biased_end: `section` is NULL");
    MISUSE(ob_biased_start_the_world(),
           "ob_biased_start_the_world: this thread has not stopped the world");
    MISUSE(ob_biased_world_end(NULL), "ob_biased_world_end: `world` is NULL");
    MISUSE(ob_biased_world_end(world),
           "ob_biased_world_end: not all threads have left");
    MISUSE(ob_biased_world_blocks(NULL),
           "ob_biased_world_blocks: `world` is NULL");
    MISUSE(ob_biased_free_delayed(NULL),
           "ob_biased_free_delayed: `block` is NULL");
    MISUSE(ob_biased_new(NULL, 100), "ob_biased_new: `type` is NULL");
    MISUSE(ob_biased_new(&plain_type, 1), "ob_biased_new: `size` has no header");
    MISUSE(ob_biased_refcnt(NULL), "ob_biased_refcnt: `op` is NULL");
    MISUSE(ob_biased_try_incref(NULL), "ob_biased_try_incref: `op` is NULL");
    MISUSE(ob_biased_set_maybe_weak(NULL),
           "ob_biased_set_maybe_weak: `op` is NULL");
    MISUSE(ob_biased_list_append(list, NULL),
           "ob_biased_list_append: `op` is NULL");
    MISUSE(ob_biased_list_set(list, 0, NULL),
           "ob_biased_list_set: `op` is NULL");
    MISUSE(ob_biased_list_size(NULL), "as_list: `list` is NULL");
    MISUSE(ob_biased_list_pop(op), "as_list: `list` is no list");
    MISUSE(ob_biased_weak_new(NULL), "ob_biased_weak_new: `op` is NULL");
    MISUSE(ob_biased_weak_new(plain),
           "ob_biased_weak_new: `op` has no place for it");
    MISUSE(ob_biased_weak_get(NULL), "ob_biased_weak_get: `weak` is NULL");
    MISUSE(ob_biased_weak_get(op),
           "ob_biased_weak_get: `weak` is no weak reference");
    ob_biased_decref(op);
    ob_biased_decref(list);
    ob_biased_decref(plain);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        world_test(an_object_is_its_makers),
        world_test(others_count_beside),
        world_test(nobody_counts_what_is_immortal),
        world_test(a_count_below_zero_dies_at_the_owners_checkpoint),
        world_test(who_is_held_outlives_the_merge),
        world_test(an_object_may_be_merged_while_it_waits),
        world_test(who_became_immortal_meanwhile_stays_so),
        world_test(who_has_left_is_not_asked),
        world_test(what_an_absent_owner_leaves_is_counted_on),
        world_test(who_leaves_merges_first),
        world_test(who_leaves_merges_what_comes_meanwhile),
        world_test(they_die_depth_first),
        world_test(who_waits_for_death_is_not_found),
        world_test(memory_waits_for_those_who_may_look),
        world_test(who_is_detached_does_not_look),
        world_test(what_a_thread_leaves_is_freed_by_others),
        world_test(there_may_be_no_memory),
        world_test(nobody_runs_in_a_stopped_world),
        world_test(one_at_a_time_stops_it),
        world_test(a_sleeping_owner_can_be_merged_for),
        world_test(who_ends_has_left),
        world_test(who_ends_in_the_middle_ends_the_program),
        world_test(without_a_key_there_is_no_world),
        world_test(who_waits_is_cancelled_afterwards),
        world_test(a_section_in_a_section_of_the_same),
        world_test(who_detaches_leaves_its_sections),
        world_test(two_who_want_each_others_both_get_it),
        world_test(who_waits_is_woken),
        world_test(a_section_is_resumed_when_it_can_be),
        world_test(a_list_grows_and_shrinks),
        world_test(a_list_that_cannot_grow_is_as_it_was),
        world_test(a_list_learns_that_others_read_it),
        world_test(others_may_try_when_they_were_told),
        world_test(a_dead_one_is_no_more_its_owners),
        world_test(who_is_merged_can_be_tried),
        world_test(a_weak_reference_leads_and_does_not_hold),
        world_test(a_weak_reference_may_die_first),
        world_test(a_weak_reference_wants_memory),
        world_test(of_two_made_at_once_one_is_everybodys),
        world_test(from_weak_to_strong_in_another_thread),
        world_test(no_count_is_lost),
        world_test(a_list_survives_eight_threads),
        world_test(a_weak_cache_loses_nothing),
#ifndef NDEBUG
        world_test(misuse_ends_in_a_sentence),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
