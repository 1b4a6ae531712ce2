/* Chapter 7: last words, resurrection. */
#define _POSIX_C_SOURCE 200809L
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

/* --- objects that do something when they die --- */

typedef struct Actor Actor;
typedef void Act(Actor *self);
struct Actor {
    ObObject base;
    const char *name;
    Act *act;               /* NULL: nothing but the log */
    ObObject *friend;       /* NULL: none */
};

static int actor_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Actor *self = (Actor *)op;
    return self->friend != NULL ? visit(self->friend, arg) : 0;
}

static ObObject *actor_drop_next(ObObject *op)
{
    Actor *self = (Actor *)op;
    ObObject *friend = self->friend;
    self->friend = NULL;
    return friend != NULL ? ob_dropped(friend) : NULL;
}

static void actor_clear(ObObject *op)
{
    ObObject *friend = ((Actor *)op)->friend;
    ((Actor *)op)->friend = NULL;
    if (friend != NULL)
        ob_decref(friend);
}

static void actor_finalize(ObObject *op)
{
    Actor *self = (Actor *)op;
    ob_log("died %s", self->name);
    if (self->act != NULL)
        self->act(self);
}

static ObObject *actor_repr(ObObject *op)
{
    return ob_str_format("Actor('%s')", ((Actor *)op)->name);
}

static ObType actor_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Actor",
    .basic_size = sizeof(Actor), .repr = actor_repr,
    .traverse = actor_traverse, .drop_next = actor_drop_next,
    .finalize = actor_finalize, .clear = actor_clear,
    .free = ob_object_free,
};

static Actor *actor(const char *name, Act *act)
{
    Actor *self = (Actor *)ob_object_new(&actor_type, sizeof *self);
    assert_non_null(self);
    *self = (Actor){ self->base, name, act, NULL };
    ob_track(&self->base);
    return self;
}

static void hold(Actor *self, Actor *friend)
{
    actor_clear(&self->base);
    ob_incref(&friend->base);
    self->friend = &friend->base;
}

static void drop(Actor *self)
{
    ob_decref(&self->base);
}

/* Two that hold each other, and that nobody else holds. */
static void drop_pair(const char *a, Act *act_a, const char *b, Act *act_b)
{
    Actor *first = actor(a, act_a), *second = actor(b, act_b);
    hold(first, second);
    hold(second, first);
    drop(first);
    drop(second);
}

static ObObject *list_new(void)
{
    ObObject *op = ob_list_new();
    assert_non_null(op);
    return op;
}

static void append(ObObject *list, ObObject *item)
{
    assert_int_equal(ob_list_append(list, item), 0);
}

/* What last words have stored. */
static ObObject *saved;
static int noted;

static void save(Actor *self)
{
    ob_incref(&self->base);
    saved = &self->base;
}

static void let_go_of_saved(void)
{
    ObObject *op = saved;
    saved = NULL;
    ob_decref(op);
}

/* --- the order --- */

static void they_speak_in_the_order_of_their_births(void **state)
{
    (void)state;
    begin_deaths();
    Actor *a = actor("a", NULL), *b = actor("b", NULL);
    Actor *c = actor("c", NULL), *tail = actor("tail", NULL);
    hold(a, c);
    hold(c, b);
    hold(b, a);
    drop(a);
    drop(c);
    ObObject *list = list_new();
    append(list, list);
    append(list, &tail->base);
    ob_decref(list);
    drop(tail);
    drop(b);
    assert_int_equal(ob_gc_collect(), 5);
    assert_died_in_turn("a b c tail ");
}

static void doomed_ones_do_too(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *list = list_new();
    append(list, list);
    for (int i = 0; i < 5; i++) {
        char name[2] = { (char)('a' + i), '\0' };
        ObObject *op = ob_doomed_new(name);
        assert_non_null(op);
        assert_int_equal(ob_list_append_steal(list, op), 0);
    }
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 6);
    assert_died_in_turn("a b c d e ");
}

/* --- whole when they speak --- */

static void look_for_friend(Actor *self)
{
    noted += self->friend != NULL
             && ((Actor *)self->friend)->friend == &self->base;
}

static void nobody_is_cleared_before_all_have_spoken(void **state)
{
    (void)state;
    noted = 0;
    begin_deaths();
    drop_pair("a", look_for_friend, "b", look_for_friend);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(noted, 2);
    assert_died_in_turn("a b ");
}

static void note_flag(Actor *self)
{
    noted = ob_gc_is_finalized(&self->base);
}

static void the_collector_notes_it_before_the_count_after(void **state)
{
    (void)state;
    noted = 2;
    drop(actor("by count", note_flag));
    assert_int_equal(noted, 0);
    Actor *self = actor("by collector", note_flag);
    hold(self, self);
    drop(self);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(noted, 1);
}

static void only_containers_are_finalized(void **state)
{
    (void)state;
    ObObject *list = list_new(), *one = ob_int_new(1000000);
    assert_false(ob_gc_is_finalized(list));
    assert_false(ob_gc_is_finalized(one));
    assert_false(ob_gc_is_finalized(ob_none()));
    ob_decref(one);
    ob_decref(list);
}

static void note_count(Actor *self)
{
    noted = (int)ob_refcnt(&self->base);
}

static void who_speaks_is_held(void **state)
{
    (void)state;
    Actor *self = actor("a", note_count);
    hold(self, self);
    drop(self);
    ob_gc_collect();
    assert_int_equal(noted, 2);         /* its own, the collector's */
}

static void let_go_of_itself(Actor *self)
{
    actor_clear(&self->base);
    assert_int_equal(ob_refcnt(&self->base), 1);
    noted++;
}

static void last_words_that_break_the_cycle_leave_nothing(void **state)
{
    (void)state;
    noted = 0;
    Actor *self = actor("a", let_go_of_itself);
    hold(self, self);
    ObPeek peek = ob_peek_at(&self->base);
    drop(self);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(noted, 1);
    assert_int_equal(ob_peek(peek), OB_GONE);
}

/* a and b hold each other; a's last words drop b, who then speaks and
 * dies of its count. Nobody speaks twice. */
static void let_go_of_friend(Actor *self)
{
    Actor *friend = (Actor *)self->friend;
    if (friend != NULL)
        actor_clear(&friend->base);
    actor_clear(&self->base);
}

static void who_dies_of_another_s_words_speaks_once(void **state)
{
    (void)state;
    begin_deaths();
    drop_pair("a", let_go_of_friend, "b", NULL);
    assert_int_equal(ob_gc_collect(), 0);
    assert_died_in_turn("a b ");
    begin_deaths();
    drop_pair("a", NULL, "b", let_go_of_friend);
    assert_int_equal(ob_gc_collect(), 0);
    assert_died_in_turn("a b ");
}

/* --- resurrection --- */

static void who_is_saved_lives_and_is_whole(void **state)
{
    (void)state;
    begin_deaths();
    drop_pair("a", NULL, "b", save);
    assert_int_equal(ob_gc_collect(), 0);
    Actor *b = (Actor *)saved, *a = (Actor *)b->friend;
    assert_ptr_equal(a->friend, b);
    assert_int_equal(ob_refcnt(&a->base), 1);
    assert_int_equal(ob_refcnt(&b->base), 2);
    assert_true(ob_gc_is_finalized(&a->base));
    assert_true(ob_gc_is_finalized(&b->base));
    assert_int_equal(ob_gc_collect(), 0);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 2);       /* silently */
    assert_died_in_turn("a b ");
}

static void who_is_saved_by_the_count_lives_once_more(void **state)
{
    (void)state;
    begin_deaths();
    drop(actor("a", save));
    assert_true(ob_gc_is_finalized(saved));
    assert_true(ob_is_tracked(saved));
    assert_int_equal(ob_refcnt(saved), 1);
    let_go_of_saved();
    assert_died("a ");
}

static void one_saves_nobody_else(void **state)
{
    (void)state;
    begin_deaths();
    drop_pair("a", NULL, "b", NULL);
    drop_pair("c", save, "d", NULL);
    drop_pair("e", NULL, "f", NULL);
    assert_int_equal(ob_gc_collect(), 4);
    assert_died_in_turn("a b c d e f ");
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 2);
}

/* What the saved reach lives, whatever comes after it in the ring. */
static void the_saved_take_along_what_they_reach(void **state)
{
    (void)state;
    Actor *tail = actor("tail", NULL), *end = actor("end", NULL);
    Actor *self = actor("self", save), *lost = actor("lost", NULL);
    ObObject *list = list_new();
    append(list, &self->base);
    append(list, &tail->base);
    hold(tail, end);
    ob_decref(list);            /* dies: nobody holds the rest by it */
    hold(lost, self);
    hold(self, tail);
    hold(end, self);
    drop(tail);
    drop(end);
    drop(self);
    drop(lost);                 /* of its count */
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_gc_collect(), 0);
    assert_ptr_equal(((Actor *)saved)->friend, tail);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 3);
}

static void tie_into_new_list(Actor *self)
{
    saved = list_new();
    append(saved, &self->base);
}

static void a_new_object_saves_as_well(void **state)
{
    (void)state;
    drop_pair("a", tie_into_new_list, "b", NULL);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_heap_place(ob_heap(), saved), OB_YOUNG);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 2);
}

static void the_saved_grow_older_by_one(void **state)
{
    (void)state;
    drop_pair("a", NULL, "b", save);
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_int_equal(ob_heap_place(ob_heap(), saved), OB_MIDDLE);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect_generation(0), 0);
    assert_int_equal(ob_gc_collect_generation(1), 2);
}

static void untrack_self(Actor *self)
{
    ob_untrack(&self->base);
    save(self);
}

static void who_untracks_itself_is_out_of_it(void **state)
{
    (void)state;
    drop_pair("a", untrack_self, "b", NULL);
    assert_int_equal(ob_gc_collect(), 0);
    actor_clear(saved);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 0);
}

/* --- what else last words may do --- */

static void leave_garbage(Actor *self)
{
    (void)self;
    ObObject *list = list_new();
    append(list, list);
    ob_decref(list);
}

static void what_they_leave_is_for_the_next_time(void **state)
{
    (void)state;
    drop_pair("a", leave_garbage, "b", leave_garbage);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_gc_collect(), 0);
}

static void collect_and_freeze(Actor *self)
{
    (void)self;
    assert_int_equal(ob_gc_collect(), 0);
    ob_gc_freeze();
    ob_gc_unfreeze();
    char why[200];
    assert_int_equal(ob_validate(why, sizeof why), 0);
}

static void they_may_collect_and_freeze(void **state)
{
    (void)state;
    drop_pair("a", collect_and_freeze, "b", collect_and_freeze);
    assert_int_equal(ob_gc_collect(), 2);
}

static void hear_unraisable(const ObError *error, const char *context,
                            void *arg)
{
    (void)context;
    assert_int_equal(error->exc, OB_TYPE_ERROR);
    ++*(int *)arg;
}

static void raise_something(Actor *self)
{
    ob_raise(OB_TYPE_ERROR, "in the last words of %s", self->name);
}

static void what_they_raise_is_written_down(void **state)
{
    (void)state;
    noted = 0;
    ob_unraisable_to(hear_unraisable, &noted);
    drop_pair("a", raise_something, "b", raise_something);
    ob_raise(OB_KEY_ERROR, "'spam'");
    assert_int_equal(ob_gc_collect(), 2);
    assert_raised(OB_KEY_ERROR, "'spam'");
    assert_int_equal(noted, 2);
    ob_unraisable_to(NULL, NULL);
}

static void saved_garbage_has_spoken(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_set_debug(OB_GC_SAVEALL), 0);
    begin_deaths();
    drop_pair("a", NULL, "b", NULL);
    assert_int_equal(ob_gc_collect(), 2);
    ObObject *garbage = ob_gc_garbage_borrowed();
    assert_int_equal(ob_list_size(garbage), 2);
    Actor *a = (Actor *)ob_list_get_borrowed(garbage, 0);
    assert_ptr_equal(((Actor *)a->friend)->friend, a);
    assert_int_equal(ob_gc_set_debug(0), 0);
    ob_list_clear(garbage);
    assert_int_equal(ob_gc_collect(), 2);
    assert_died_in_turn("a b ");
}

static void no_memory_is_needed(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        drop_pair("a", NULL, "b", i == 7 ? save : NULL);
    unsigned long before = ob_mem_allocations(ob_mem());
    assert_int_equal(ob_gc_collect(), 38);
    assert_int_equal(ob_mem_allocations(ob_mem()), before);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 2);
}

static void collect_until_silent(const char *phase, const ObGcInfo *info,
                                 void *arg)
{
    if (strcmp(phase, "stop") == 0)
        *(ObGcInfo *)arg = *info;
}

static void the_resurrected_were_candidates_not_collected(void **state)
{
    (void)state;
    ObGcInfo last = { 0 };
    assert_int_equal(ob_gc_add_callback(collect_until_silent, &last), 0);
    drop_pair("a", save, "b", NULL);
    drop_pair("c", NULL, "d", NULL);
    ob_gc_collect();
    assert_int_equal(last.candidates, 4);
    assert_int_equal(last.collected, 2);
    let_go_of_saved();
    ob_gc_collect();
    assert_int_equal(last.collected, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(they_speak_in_the_order_of_their_births),
        checked_test(doomed_ones_do_too),
        checked_test(nobody_is_cleared_before_all_have_spoken),
        checked_test(the_collector_notes_it_before_the_count_after),
        checked_test(only_containers_are_finalized),
        checked_test(who_speaks_is_held),
        checked_test(last_words_that_break_the_cycle_leave_nothing),
        checked_test(who_dies_of_another_s_words_speaks_once),
        checked_test(who_is_saved_lives_and_is_whole),
        checked_test(who_is_saved_by_the_count_lives_once_more),
        checked_test(one_saves_nobody_else),
        checked_test(the_saved_take_along_what_they_reach),
        checked_test(a_new_object_saves_as_well),
        checked_test(the_saved_grow_older_by_one),
        checked_test(who_untracks_itself_is_out_of_it),
        checked_test(what_they_leave_is_for_the_next_time),
        checked_test(they_may_collect_and_freeze),
        checked_test(what_they_raise_is_written_down),
        checked_test(saved_garbage_has_spoken),
        checked_test(no_memory_is_needed),
        checked_test(the_resurrected_were_candidates_not_collected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
