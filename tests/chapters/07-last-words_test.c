/* Chapter 7: last words, resurrection. */
#define _POSIX_C_SOURCE 200809L
#include "support.h"
#include "fatal.h"

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

/* --- deducing once more --- */

static void who_is_held_again_lives_on(void **state)
{
    (void)state;
    ObHeap *heap = ob_heap();
    ObObject *a = list_new(), *b = list_new(), *c = list_new();
    append(a, a);
    append(a, b);
    append(c, c);
    ob_decref(a);
    ob_decref(b);
    ob_decref(c);
    assert_int_equal(ob_heap_deduce(heap, OB_OLDEST).unreachable, 3);
    ob_incref(a);           /* as last words might */
    assert_int_equal(ob_heap_deduce_again(heap), 1);
    assert_int_equal(ob_heap_place(heap, a), OB_OLDEST);
    assert_int_equal(ob_heap_place(heap, b), OB_OLDEST);
    assert_int_equal(ob_heap_place(heap, c), OB_UNREACHABLE);
    ob_heap_move_leftovers(heap);
    assert_int_equal(ob_heap_deduce_again(heap), 0);
    ob_list_clear(c);
    ob_list_clear(a);
    ob_decref(a);
}

#ifndef NDEBUG
static void misuse_ends_in_a_sentence(void **state)
{
    (void)state;
    MISUSE(ob_heap_deduce_again(NULL),
           "ob_heap_deduce_again: `heap` is NULL");
    MISUSE(ob_gc_is_finalized(NULL), "ob_gc_is_finalized: `op` is NULL");
    MISUSE(ob_has_last_words(NULL), "ob_has_last_words: `op` is NULL");
    MISUSE((ob_unraisable_in(NULL), 0),
           "ob_unraisable_in: `context` is NULL");
}
#endif

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

/* As in CPython, where whoever speaks is tracked anew. */
static void who_is_saved_by_the_count_is_young_again(void **state)
{
    (void)state;
    Actor *self = actor("a", save);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_heap_place(ob_heap(), &self->base), OB_OLDEST);
    drop(self);
    assert_int_equal(ob_heap_place(ob_heap(), saved), OB_YOUNG);
    let_go_of_saved();
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

static void note_collection(const char *phase, const ObGcInfo *info,
                                 void *arg)
{
    if (strcmp(phase, "stop") == 0)
        *(ObGcInfo *)arg = *info;
}

static void the_resurrected_were_candidates_not_collected(void **state)
{
    (void)state;
    static ObGcInfo last;       /* until the end */
    assert_int_equal(ob_gc_add_callback(note_collection, &last), 0);
    drop_pair("a", save, "b", NULL);
    drop_pair("c", NULL, "d", NULL);
    ob_gc_collect();
    assert_int_equal(last.candidates, 4);
    assert_int_equal(last.collected, 2);
    let_go_of_saved();
    ob_gc_collect();
    assert_int_equal(last.collected, 2);
    ob_gc_remove_callback(note_collection, &last);
}

/* --- classes: first words --- */

static ObObject *class_new_of(const char *name, ObObject *base,
                              const ObMethodDef *methods)
{
    ObObject *cls = ob_class_new(&(ObClassDef){
        .name = name, .base = base, .methods = methods });
    assert_non_null(cls);
    return cls;
}

/* self.first, self.second = args */
static ObObject *two_init(ObObject *self, ObObject *const args[], size_t n)
{
    if (n != 2)
        return ob_raise(OB_TYPE_ERROR, "two are wanted");
    return ob_setattr(self, "first", args[0]) < 0
           || ob_setattr(self, "second", args[1]) < 0 ? NULL : ob_none();
}

static ObObject *log_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ob_log("died %s", ob_type(self)->name);
    return ob_none();
}

static const ObMethodDef two_methods[] = {
    { "__init__", two_init }, { "__del__", log_del }, { NULL, NULL }
};

static void init_gets_the_arguments(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("Two", NULL, two_methods);
    ObObject *heir = class_new_of("Heir", cls, NULL);
    ObObject *list = list_new(), *args[] = { list, ob_none() };
    ObObject *op = ob_call(cls, args, 2), *other = ob_call(heir, args, 2);
    assert_repr_steal(ob_getattr(op, "first"), "[]");
    assert_repr_steal(ob_getattr(other, "second"), "None");
    assert_int_equal(ob_refcnt(list), 3);
    begin_deaths();
    ob_decref(op);
    ob_decref(other);
    assert_died("Two Heir ");
    assert_int_equal(ob_refcnt(list), 1);
    ob_decref(list);
    ob_decref(heir);
    ob_decref(cls);
}

static void who_is_half_made_speaks_all_the_same(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("Two", NULL, two_methods);
    begin_deaths();
    assert_null(ob_call(cls, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "two are wanted");
    assert_died("Two ");
    ob_decref(cls);
}

static ObObject *a_list(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_list_new();
}

static void init_returns_none(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("A", NULL, (ObMethodDef[]){
        { "__init__", a_list }, { NULL, NULL } });
    assert_null(ob_call(cls, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "__init__() should return None, not 'list'");
    ob_decref(cls);
}

/* By what is said of it: what is called after each change. */
static void init_is_the_one_that_is_there(void **state)
{
    (void)state;
    ObObject *base = class_new_of("Base", NULL, NULL);
    ObObject *heir = class_new_of("Heir", base, NULL), *names = ob_vars(base);
    ObObject *five_ = ob_int_new(5), *word = ob_str_from("word");
    ob_decref(ob_call(heir, NULL, 0));
    assert_int_equal(ob_setattr(base, "__init__", five_), 0);
    for (int i = 0; i < 2; i++) {
        assert_null(ob_call(heir, NULL, 0));
        assert_raised(OB_TYPE_ERROR, "'int' object is not callable");
    }
    assert_int_equal(ob_setattr(base, "__init__", word), 0);
    assert_null(ob_call(heir, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'str' object is not callable");
    assert_int_equal(ob_setattr(heir, "__init__", five_), 0);
    assert_null(ob_call(heir, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'int' object is not callable");
    assert_int_equal(ob_delattr(heir, "__init__"), 0);
    assert_null(ob_call(heir, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'str' object is not callable");
    ob_dict_clear(names);
    ob_decref(ob_call(heir, NULL, 0));
    ob_decref(names);
    ob_decref(word);
    ob_decref(five_);
    ob_decref(heir);
    ob_decref(base);
}

static void init_is_what_can_be_called(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("C", NULL, NULL), *five_ = ob_int_new(5);
    assert_int_equal(ob_setattr(cls, "__init__", five_), 0);
    assert_null(ob_call(cls, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'int' object is not callable");
    assert_int_equal(ob_delattr(cls, "__init__"), 0);
    assert_null(ob_call(cls, &five_, 1));
    assert_raised(OB_TYPE_ERROR, "C() takes no arguments");
    ob_decref(five_);
    ob_decref(cls);
}

/* --- classes: last words --- */

static const ObMethodDef speaking[] = { { "__del__", log_del },
                                        { NULL, NULL } };

static ObObject *instance_of(ObObject *cls)
{
    ObObject *op = ob_call(cls, NULL, 0);
    assert_non_null(op);
    return op;
}

static ObObject *nothing(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_none();
}

static void they_are_inherited_and_overridden(void **state)
{
    (void)state;
    ObObject *base = class_new_of("Base", NULL, speaking);
    ObObject *heir = class_new_of("Heir", base, NULL);
    ObObject *mute = class_new_of("Mute", heir, (ObMethodDef[]){
        { "__del__", nothing }, { NULL, NULL } });
    ObObject *a = instance_of(base), *b = instance_of(heir);
    ObObject *c = instance_of(mute);
    assert_true(ob_has_last_words(c));
    begin_deaths();
    ob_decref(c);
    ob_decref(b);
    ob_decref(a);
    assert_died("Heir Base ");
    ob_decref(mute);
    ob_decref(heir);
    ob_decref(base);
}

/* f = cls.__del__, as a plain attribute */
static void the_instance_s_own_are_not_looked_at(void **state)
{
    (void)state;
    ObObject *loud = class_new_of("Loud", NULL, speaking);
    ObObject *cls = class_new_of("Quiet", NULL, NULL);
    ObObject *op = instance_of(cls), *del = ob_getattr(loud, "__del__");
    assert_int_equal(ob_setattr(op, "__del__", del), 0);
    assert_false(ob_has_last_words(op));
    begin_deaths();
    ob_decref(op);
    assert_died("");
    ob_decref(del);
    ob_decref(cls);
    ob_decref(loud);
}

/* The class has been asked, and had none. */
static void who_had_none_gets_some(void **state)
{
    (void)state;
    ObObject *loud = class_new_of("Loud", NULL, speaking), *dict = ob_vars(loud);
    ObObject *base = class_new_of("Base", NULL, NULL), *names = ob_vars(base);
    ObObject *heir = class_new_of("Heir", base, NULL);
    ObObject *init = ob_str_from("__init__"), *five_ = ob_int_new(5);
    begin_deaths();
    ob_decref(instance_of(heir));
    assert_died("");
    begin_deaths();
    assert_int_equal(ob_dict_update(names, dict), 0);
    ob_decref(instance_of(heir));
    ob_dict_clear(names);
    ob_decref(instance_of(heir));
    assert_died("Heir ");
    assert_int_equal(ob_dict_set(names, init, five_), 0);
    assert_null(ob_call(heir, NULL, 0));
    assert_raised(OB_TYPE_ERROR, "'int' object is not callable");
    assert_int_equal(ob_dict_del(names, init), 0);
    begin_deaths();
    assert_int_equal(ob_setattr_steal(heir, "__del__", ob_getattr(loud, "__del__")), 0);
    ob_decref(instance_of(heir));
    assert_died("Heir ");
    ob_decref(five_);
    ob_decref(init);
    ob_decref(heir);
    ob_decref(names);
    ob_decref(base);
    ob_decref(dict);
    ob_decref(loud);
}

static void they_may_come_and_go_later(void **state)
{
    (void)state;
    ObObject *loud = class_new_of("Loud", NULL, speaking);
    ObObject *base = class_new_of("Base", NULL, NULL);
    ObObject *heir = class_new_of("Heir", base, NULL);
    ObObject *a = instance_of(heir), *b = instance_of(heir);
    ObObject *del = ob_getattr(loud, "__del__");
    assert_false(ob_has_last_words(a));
    assert_int_equal(ob_setattr(base, "__del__", del), 0);
    assert_true(ob_has_last_words(a));
    begin_deaths();
    ob_decref(a);
    assert_int_equal(ob_delattr(base, "__del__"), 0);
    ob_decref(b);
    assert_died("Heir ");
    ob_decref(del);
    ob_decref(heir);
    ob_decref(base);
    ob_decref(loud);
}

/* Found unreachable, saved by its friend, given another class. */
static void who_had_nothing_to_say_may_have_later(void **state)
{
    (void)state;
    ObObject *quiet = class_new_of("Quiet", NULL, NULL);
    ObObject *loud = class_new_of("Loud", NULL, speaking);
    ObObject *op = instance_of(quiet);
    Actor *friend = actor("a", save);
    ob_incref(op);
    friend->friend = op;
    assert_int_equal(ob_setattr_steal(op, "friend", &friend->base), 0);
    ob_decref(op);
    begin_deaths();
    assert_int_equal(ob_gc_collect(), 0);
    assert_false(ob_gc_is_finalized(op));
    assert_int_equal(ob_setattr(op, "__class__", loud), 0);
    actor_clear(saved);
    let_go_of_saved();
    assert_died("a Loud ");
    ob_decref(loud);
    ob_decref(quiet);
}

static void a_call_by_hand_is_a_call(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("Loud", NULL, speaking);
    ObObject *op = instance_of(cls);
    begin_deaths();
    ob_decref(ob_call_method(op, "__del__", NULL, 0));
    assert_false(ob_gc_is_finalized(op));
    ob_decref(op);
    assert_died("Loud Loud ");
    ob_decref(cls);
}

static char told[300];

static void hear_line(const ObError *error, const char *context, void *arg)
{
    (void)arg;
    snprintf(told, sizeof told, "%s|%s: %s", context,
             ob_exc_name(error->exc), error->text);
}

static ObObject *pop_nothing(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    return ob_raise(OB_INDEX_ERROR, "pop from empty list");
}

static const ObMethodDef rude[] = { { "__del__", pop_nothing },
                                    { NULL, NULL } };

/* semantics.md 4: the first line and the last of 3.15's report. */
static void the_report_names_the_function(void **state)
{
    (void)state;
    char expected[300];
    ObObject *cls = class_new_of("Rude", NULL, rude);
    ObObject *del = ob_getattr(cls, "__del__");
    snprintf(expected, sizeof expected, "Exception ignored while calling "
             "deallocator <function Rude.__del__ at %p>:|IndexError: "
             "pop from empty list", (void *)del);
    ob_unraisable_to(hear_line, NULL);
    told[0] = '\0';
    ob_decref(instance_of(cls));
    assert_string_equal(told, expected);
    told[0] = '\0';
    ObObject *op = instance_of(cls);
    assert_int_equal(ob_setattr(op, "me", op), 0);
    ob_decref(op);
    ob_raise(OB_KEY_ERROR, "'spam'");
    assert_int_equal(ob_gc_collect(), 1);
    assert_raised(OB_KEY_ERROR, "'spam'");
    assert_string_equal(told, expected);
    ob_unraisable_to(NULL, NULL);
    ob_decref(del);
    ob_decref(cls);
}

static ObObject *break_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    return ob_delattr(self, "me") < 0 ? NULL : ob_none();
}

static ObObject *save_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    append(saved, self);
    return ob_none();
}

/* The last two rows of semantics.md 3.2, with instances. */
static void what_collect_returns_of_those_who_speak(void **state)
{
    (void)state;
    static const ObMethodDef breaking[] = { { "__del__", break_del },
                                            { NULL, NULL } };
    static const ObMethodDef saving[] = { { "__del__", save_del },
                                          { NULL, NULL } };
    ObObject *classes[] = { class_new_of("Breaking", NULL, breaking),
                            class_new_of("Saving", NULL, saving) };
    ObObject *op = instance_of(classes[0]);
    assert_int_equal(ob_setattr(op, "me", op), 0);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 0);
    saved = ob_list_new();
    ObObject *a = instance_of(classes[1]), *b = instance_of(classes[1]);
    assert_int_equal(ob_setattr(a, "other", b), 0);
    assert_int_equal(ob_setattr(b, "other", a), 0);
    ob_decref(a);
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_list_size(saved), 2);
    let_go_of_saved();
    assert_int_equal(ob_gc_collect(), 2);
    for (int i = 0; i < 2; i++)
        ob_decref(classes[i]);
}

static void what_cannot_be_called_is_reported(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("B", NULL, NULL);
    assert_int_equal(ob_setattr_steal(cls, "__del__", ob_int_new(5)), 0);
    ob_unraisable_to(hear_line, NULL);
    ob_decref(instance_of(cls));
    assert_string_equal(told, "Exception ignored while calling deallocator "
                        "5:|TypeError: 'int' object is not callable");
    ob_unraisable_to(NULL, NULL);
    ob_decref(cls);
}

static ObObject *count_arguments(ObObject *self, ObObject *const args[],
                                 size_t n)
{
    (void)self;
    (void)args;
    noted = (int)n;
    return ob_none();
}

static const ObMethodDef counting[] = { { "m", count_arguments },
                                        { NULL, NULL } };

/* As CPython does: what is no function is not handed the instance. */
static void a_bound_method_gets_no_more(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("A", NULL, counting);
    ObObject *a = instance_of(cls), *b = class_new_of("B", NULL, NULL);
    assert_int_equal(ob_setattr_steal(b, "__del__", ob_getattr(a, "m")), 0);
    noted = -1;
    ob_decref(instance_of(b));
    assert_int_equal(noted, 0);
    assert_int_equal(ob_setattr(b, "__del__", cls), 0);
    told[0] = '\0';
    ob_unraisable_to(hear_line, NULL);
    ob_decref(instance_of(b));
    ob_unraisable_to(NULL, NULL);
    assert_string_equal(told, "");      /* a new A came and went */
    /* a slot of that name, which is empty, or not */
    ObObject *c = ob_class_new((&(ObClassDef){
        .name = "C", .slots = (const char *const[]){ "__del__", NULL } }));
    ob_unraisable_to(hear_line, NULL);
    ob_decref(instance_of(c));
    assert_string_equal(told, "");
    ObObject *op = instance_of(c);
    assert_int_equal(ob_setattr_steal(op, "__del__", ob_getattr(a, "m")), 0);
    noted = -1;
    ob_decref(op);
    assert_int_equal(noted, 0);
    ob_unraisable_to(NULL, NULL);
    ob_decref(c);
    ob_decref(b);
    ob_decref(a);
    ob_decref(cls);
}

static void without_memory_the_report_is_shorter(void **state)
{
    (void)state;
    ObObject *cls = class_new_of("Rude", NULL, rude);
    ObObject *op = instance_of(cls);
    ob_unraisable_to(hear_line, NULL);
    for (unsigned long n = 1; n <= 2; n++) {
        ob_mem_fail_nth(ob_mem(), n);
        ob_decref(op);
        ob_mem_fail_nth(ob_mem(), 0);
        const char start[] = "Exception ignored while calling "
                             "deallocator <function object at ";
        assert_memory_equal(told, start, sizeof start - 1);
        assert_non_null(strstr(told, ">:|IndexError: pop from"));
        if (n == 1)
            op = instance_of(cls);
    }
    ob_unraisable_to(NULL, NULL);
    ob_decref(cls);
}

/* A key of the class that is asked whether it is "__del__", and raises. */
static int raise_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    ob_raise(OB_VALUE_ERROR, "no comparison");
    return -1;
}

static int64_t hash_of_del(ObObject *op)
{
    (void)op;
    ObObject *name = ob_str_intern("__del__");
    return name == NULL ? -1 : ob_hash(name);
}

static void who_is_not_found_does_not_speak(void **state)
{
    (void)state;
    static ObType raiser_type;
    raiser_type = actor_type;
    raiser_type.equal = raise_equal;
    raiser_type.hash = hash_of_del;
    ObObject *key = ob_object_new(&raiser_type, sizeof(Actor));
    assert_non_null(key);
    *(Actor *)key = (Actor){ *key, "key", NULL, NULL };
    ObObject *cls = class_new_of("C", NULL, NULL), *dict = ob_vars(cls);
    assert_int_equal(ob_dict_set(dict, key, key), 0);
    ob_decref(instance_of(cls));
    assert_int_equal(ob_error(), OB_NO_ERROR);
    assert_int_equal(ob_dict_del(dict, key), 0);
    ob_decref(dict);
    ob_decref(key);
    ob_decref(cls);
}

static ObObject *name_del(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ObObject *name = ob_getattr(self, "name");
    if (name == NULL)
        return NULL;
    ob_log("died %s", ob_str_utf8(name));
    ob_decref(name);
    return ob_none();
}

static const ObMethodDef naming[] = { { "__del__", name_del },
                                      { NULL, NULL } };

static ObObject *named(ObObject *cls, const char *name)
{
    ObObject *op = instance_of(cls);
    assert_int_equal(ob_setattr_steal(op, "name", ob_str_from(name)), 0);
    return op;
}

static void parents_speak_before_their_attributes(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new_of("D", NULL, naming);
    ObObject *p = named(cls, "p"), *list = list_new();
    for (const char *name = "cba"; *name != '\0'; name++) {
        char text[2] = { *name, '\0' };
        assert_int_equal(ob_list_append_steal(list, named(cls, text)), 0);
    }
    assert_int_equal(ob_setattr_steal(p, "one", named(cls, "one")), 0);
    assert_int_equal(ob_setattr_steal(p, "two", list), 0);
    assert_int_equal(ob_setattr_steal(p, "three", named(cls, "three")), 0);
    ob_decref(p);
    assert_died("p one a b c three ");
    ob_decref(cls);
}

/* A class that dies with its instances lets them speak. */
static void a_class_in_the_garbage_is_whole_as_well(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *cls = class_new_of("Loud", NULL, speaking);
    ObObject *op = instance_of(cls);
    assert_int_equal(ob_setattr(cls, "instance", op), 0);
    ob_decref(op);
    ob_decref(cls);
    assert_true(ob_gc_collect() > 2);
    assert_died("Loud ");
}

/* --- at the end --- */

static void the_end_begins_with_the_garbage(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_gc_disable();
    ObObject *x = &actor("x", NULL)->base;
    Actor *c = actor("c", NULL), *lost = actor("lost", NULL);
    ObObject *list = list_new();
    append(list, &actor("a0", NULL)->base);
    append(list, &actor("a1", NULL)->base);
    ob_decref(ob_list_get_borrowed(list, 0));
    ob_decref(ob_list_get_borrowed(list, 1));
    hold(c, c);
    hold(lost, lost);
    drop(lost);
    ob_namespace_bind_steal(ns, "b", &actor("b", NULL)->base);
    ob_namespace_bind_steal(ns, "c", &c->base);
    ob_namespace_bind_steal(ns, "a", list);
    ob_namespace_bind_steal(ns, "y", x);
    begin_deaths();
    ob_gc_enable();
    ob_interp_clear(interp);
    assert_died("lost b a1 a0 x c ");
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_self = &outer->main;
}

static void with_the_collector_off_it_does_not(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_gc_disable();
    Actor *lost = actor("lost", NULL);
    hold(lost, lost);
    drop(lost);
    ob_namespace_bind_steal(ns, "b", &actor("b", NULL)->base);
    begin_deaths();
    ob_interp_clear(interp);
    assert_died("b lost ");
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_self = &outer->main;
}

/* --- Python 2 --- */

static void python2_keeps_who_has_last_words(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    begin_deaths();
    Actor *a = actor("a", NULL), *b = actor("b", NULL);
    ObObject *list = list_new(), *free_ = list_new();
    hold(a, b);
    hold(b, a);
    append(free_, free_);           /* nothing to do with them */
    append(list, list);
    append(list, &a->base);         /* leads to them */
    drop(a);
    drop(b);
    ob_decref(list);
    ob_decref(free_);
    assert_int_equal(ob_gc_collect(), 4);
    assert_int_equal(deaths_logged(), 0);
    ObObject *garbage = ob_gc_garbage_borrowed();
    assert_int_equal(ob_list_size(garbage), 2);
    assert_int_equal(ob_refcnt(&a->base), 2);
    ObGcStats stats[OB_GENERATIONS];
    ob_gc_get_stats(stats);
    assert_int_equal(stats[2].collected, 2);
    assert_int_equal(stats[2].uncollectable, 2);
    assert_int_equal(ob_gc_collect(), 0);
    actor_clear(&a->base);
    ob_list_clear(garbage);
    assert_int_equal(ob_gc_collect(), 0);
    assert_same_names(end_deaths(), "a b ");
}

/* What they reach is kept, and is not in gc.garbage. */
/* Asked whether it speaks, it lets go of itself. */
static bool let_go_and_speak(ObObject *op)
{
    actor_clear(op);
    return true;
}

/* Of actors that are asked: one that only it holds. */
static Actor *asked(bool (*speaks)(ObObject *op))
{
    static ObType type;
    type = actor_type;
    type.speaks = speaks;
    Actor *self = (Actor *)ob_object_new(&type, sizeof *self);
    assert_non_null(self);
    *self = (Actor){ self->base, "s", NULL, NULL };
    ob_track(&self->base);
    hold(self, self);
    drop(self);
    return self;
}

static bool let_go_and_be_silent(ObObject *op)
{
    actor_clear(op);
    return false;
}

static void who_is_asked_is_held(void **state)
{
    (void)state;
    begin_deaths();
    asked(let_go_and_speak);
    asked(let_go_and_speak);
    assert_int_equal(ob_gc_collect(), 0);   /* they died meanwhile */
    assert_died("s s ");
    begin_deaths();
    asked(let_go_and_be_silent);
    ob_gc_collect();
    assert_died("");
}

#ifndef NDEBUG
static bool raise_and_speak(ObObject *op)
{
    (void)op;
    ob_raise(OB_VALUE_ERROR, "no answer");
    return false;
}

static void who_is_asked_raises_nothing(void **state)
{
    (void)state;
    Actor *self = asked(raise_and_speak);
    MISUSE(ob_gc_collect(), "ob_has_last_words: a type's `speaks` raises");
    MISUSE((actor_clear(&self->base), 0), "has_last_words: a type's `speaks` raises");
    MISUSE(ob_has_last_words(&self->base), "ob_has_last_words: a type's `speaks` raises");
    ob_type(&self->base)->speaks = NULL;
    ob_gc_collect();
}
#endif

static void python2_holds_whom_it_asks(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    asked(let_go_and_speak);
    asked(let_go_and_speak);
    ob_gc_collect();
    ObObject *garbage = ob_gc_garbage_borrowed();
    assert_int_equal(ob_list_size(garbage), 2);
    ob_list_clear(garbage);
    assert_int_equal(ob_gc_python2(false), 0);
}

static void python2_keeps_what_they_reach(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    Actor *a = actor("a", NULL);
    ObObject *list = list_new(), *inner = list_new();
    append(list, &a->base);
    assert_int_equal(ob_list_append_steal(list, inner), 0);
    ob_incref(list);
    a->friend = list;
    drop(a);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 3);
    assert_int_equal(ob_list_size(ob_gc_garbage_borrowed()), 1);
    assert_int_equal(ob_list_size(list), 2);
    assert_int_equal(ob_gc_collect(), 0);
}

static void python2_needs_memory_for_it(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    drop_pair("a", NULL, "b", NULL);
    ob_mem_fail_nth(ob_mem(), 1);
    assert_int_equal(ob_gc_collect(), 0);       /* all stay */
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_mem_fail_nth(ob_mem(), 0);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_list_size(ob_gc_garbage_borrowed()), 2);
}

static void python2_has_slots_without_a_dict(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "S",
        .slots = (const char *const[]){ "x", NULL } });
    ObObject *op = ob_instance_new(cls);
    assert_null(ob_vars(op));
    assert_int_equal(ob_error(), OB_TYPE_ERROR);
    ob_error_clear();
    ob_decref(op);
    ob_decref(cls);
}

static void python2_lets_them_speak_again(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    begin_deaths();
    Actor *self = actor("a", save);
    drop(self);
    let_go_of_saved();
    let_go_of_saved();
    assert_false(ob_gc_is_finalized(saved));
    self->act = NULL;
    let_go_of_saved();
    assert_died("a a a a ");
}

static void python2_gives_instances_a_dict(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    ObObject *cls = class_new_of("Plain", NULL, NULL);
    ObObject *op = instance_of(cls);
    assert_int_equal(ob_setattr(op, "me", op), 0);
    ob_decref(op);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_gc_python2(false), -1);
    assert_raised(OB_RUNTIME_ERROR, "there are classes already");
    ob_decref(cls);
}

static void python2_is_chosen_before_the_first_class(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_python2(true), 0);
    assert_int_equal(ob_gc_python2(false), 0);
    ObObject *cls = class_new_of("Plain", NULL, NULL);
    assert_int_equal(ob_gc_python2(true), -1);
    assert_raised(OB_RUNTIME_ERROR, "there are classes already");
    ob_decref(cls);
}

static void python2_ends_without_a_word(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_int_equal(ob_gc_python2(true), 0);
    drop_pair("a", NULL, "b", NULL);
    ob_gc_collect();
    drop_pair("c", NULL, "d", NULL);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "e", &actor("e", NULL)->base);
    begin_deaths();
    ob_interp_clear(interp);
    assert_died("e ");
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_self = &outer->main;
}

static int living_twice(void)
{
    ObObject *cls = ob_class_new(&(ObClassDef){ .name = "Two",
                                                .methods = two_methods });
    if (cls == NULL)
        return -1;
    ObObject *list = ob_list_new(), *args[] = { list, list };
    ObObject *op = list != NULL ? ob_call(cls, args, 2) : NULL;
    int result = op != NULL ? ob_setattr(op, "me", op) : -1;
    if (op != NULL)
        ob_decref(op);
    if (list != NULL)
        ob_decref(list);
    ob_decref(cls);
    return result;
}

static int living_and_collected(void)
{
    int result = living_twice();
    ObError pending = ob_thread_self->error;
    ob_gc_collect();
    assert_int_equal(ob_error(), pending.exc);
    return result;
}

static int living_in_python2(void)
{
    return ob_gc_python2(true) < 0 ? -1 : living_twice();
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(living_and_collected);
    run_scenario(living_in_python2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(who_is_held_again_lives_on),
#ifndef NDEBUG
        checked_test(misuse_ends_in_a_sentence),
#endif
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
        checked_test(who_is_saved_by_the_count_is_young_again),
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
        checked_test(init_gets_the_arguments),
        checked_test(who_is_half_made_speaks_all_the_same),
        checked_test(init_returns_none),
        checked_test(init_is_the_one_that_is_there),
        checked_test(init_is_what_can_be_called),
        checked_test(they_are_inherited_and_overridden),
        checked_test(the_instance_s_own_are_not_looked_at),
        checked_test(they_may_come_and_go_later),
        checked_test(who_had_none_gets_some),
        checked_test(who_had_nothing_to_say_may_have_later),
        checked_test(a_call_by_hand_is_a_call),
        checked_test(the_report_names_the_function),
        checked_test(what_collect_returns_of_those_who_speak),
        checked_test(what_cannot_be_called_is_reported),
        checked_test(a_bound_method_gets_no_more),
        checked_test(without_memory_the_report_is_shorter),
        checked_test(who_is_not_found_does_not_speak),
        checked_test(parents_speak_before_their_attributes),
        checked_test(a_class_in_the_garbage_is_whole_as_well),
        checked_test(the_end_begins_with_the_garbage),
        checked_test(with_the_collector_off_it_does_not),
        checked_test(python2_keeps_who_has_last_words),
        checked_test(who_is_asked_is_held),
#ifndef NDEBUG
        checked_test(who_is_asked_raises_nothing),
#endif
        checked_test(python2_holds_whom_it_asks),
        checked_test(python2_keeps_what_they_reach),
        checked_test(python2_needs_memory_for_it),
        checked_test(python2_has_slots_without_a_dict),
        checked_test(python2_lets_them_speak_again),
        checked_test(python2_gives_instances_a_dict),
        checked_test(python2_is_chosen_before_the_first_class),
        checked_test(python2_ends_without_a_word),
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
