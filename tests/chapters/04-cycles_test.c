/* Chapter 4: the heap and the collector. */
#define _POSIX_C_SOURCE 200809L
#include "support.h"
#include "fatal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* --- things to build graphs of --- */

static ObObject *list_new(void)
{
    ObObject *op = ob_list_new();
    assert_non_null(op);
    return op;
}

static ObObject *dict_new(void)
{
    ObObject *op = ob_dict_new();
    assert_non_null(op);
    return op;
}

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    assert_non_null(op);
    return op;
}

/* from.append(to) */
static void hold(ObObject *from, ObObject *to)
{
    assert_int_equal(ob_type(from) == &ob_doomed_type
                     ? ob_doomed_befriend(from, to)
                     : ob_list_append(from, to), 0);
}

/* A new list that holds n others, each in turn holding the next. */
static ObObject *chain(int n)
{
    ObObject *last = list_new();
    for (int i = 1; i < n; i++) {
        ObObject *list = list_new();
        assert_int_equal(ob_list_append_steal(list, last), 0);
        last = list;
    }
    return last;
}

/* What a type of a program's own may be: one reference. */
typedef struct Cell {
    ObObject base;
    ObObject *held;
} Cell;

static int cell_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    return visit(((Cell *)op)->held, arg);
}

static ObObject *cell_drop_next(ObObject *op)
{
    ObObject *held = ((Cell *)op)->held;
    ((Cell *)op)->held = NULL;
    return held != NULL ? ob_dropped(held) : NULL;
}

static ObObject *cell_repr(ObObject *op)
{
    return ob_repr(((Cell *)op)->held);
}

static size_t cell_size_of(const ObObject *op)
{
    return sizeof(Cell) + ob_sizeof(((const Cell *)op)->held);
}

/* Fixed, as a tuple is: holds an atom, and need not be tracked. */
static ObType cell_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Cell",
    .basic_size = sizeof(Cell), .free = ob_object_free,
    .traverse = cell_traverse, .drop_next = cell_drop_next,
    .repr = cell_repr, .size_of = cell_size_of, .fixed = true,
};

static void expect_shown(ObSnapshot *shot, const char *expected)
{
    char text[4000] = "";
    FILE *out = tmpfile();
    assert_non_null(shot);
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_string_equal(text, expected);
}

static void what_is_in_the_making_is_not_asked(void **state)
{
    (void)state;
    ObObject *half = ob_float_new(0.5);
    assert_non_null(half);
    ObObject *cell = ob_object_new(&cell_type, sizeof(Cell));
    assert_non_null(cell);
    bool complete = ob_is_complete(cell);
    ObSnapshot *shot = (ob_snapshot_take)(NULL);
    ((Cell *)cell)->held = half;
    ob_track(cell);
    assert_false(complete);
    assert_true(ob_is_complete(cell));
    assert_false(ob_is_tracked(cell));
    expect_shown(shot, "float 0.5, count 1, 24 bytes: "
                       "no name leads to it\n"
                       "Cell <not complete>, count 1, 24 bytes: "
                       "no name leads to it\n");
    expect_shown(ob_snapshot_take(NULL),
                 "float 0.5, count 1, 24 bytes: no name leads to it\n"
                 "Cell 0.5, count 1, 48 bytes: no name leads to it; "
                 "refers to 0.5\n");
    ob_decref(cell);
    assert_true(ob_is_complete(ob_none()));
}

/* Two lists that hold each other, and that nobody else holds. */
static void drop_pair(void)
{
    ObObject *a = list_new(), *b = list_new();
    hold(a, b);
    hold(b, a);
    ob_decref(a);
    ob_decref(b);
}

/* Whom of a cycle a heap has cleared first, is its own affair. */
static void assert_died_one_way(const char *names, const char *or_names)
{
    const char *died = end_deaths();
    assert_string_equal(died, strcmp(died, names) == 0 ? names : or_names);
}

/* Who speaks under clear, is counted; from chapter 7 on all speak
 * before, and what they have changed or saved is counted as it is then. */
static void assert_one_of(size_t found, size_t one, size_t other)
{
    assert_int_equal(found, found == one ? one : other);
}

/* --- what is found --- */

static void nothing_is_nothing(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_collect(), 0);
    ObObject *list = chain(3);
    assert_int_equal(ob_gc_collect(), 0);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 0);
}

/* semantics.md 3.2: the rows that need lists, tuples and dicts. */
static void a_list_in_itself_is_one(void **state)
{
    (void)state;
    size_t before = ob_mem_blocks(ob_mem());
    ObObject *list = list_new();
    hold(list, list);
    ob_decref(list);
    assert_int_equal(ob_mem_blocks(ob_mem()), before + 2);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_mem_blocks(ob_mem()), before);
}

static void a_dict_in_itself_is_one(void **state)
{
    (void)state;
    ObObject *dict = dict_new(), *key = ob_str_from("me");
    assert_int_equal(ob_dict_set(dict, key, dict), 0);
    ob_decref(key);
    ob_decref(dict);
    assert_int_equal(ob_gc_collect(), 1);
}

static void a_pair_is_two(void **state)
{
    (void)state;
    drop_pair();
    assert_int_equal(ob_gc_collect(), 2);
    drop_pair();
    drop_pair();
    assert_int_equal(ob_gc_collect(), 4);
    assert_int_equal(ob_gc_collect(), 0);
}

static void a_tail_counts(void **state)
{
    (void)state;
    ObObject *list = list_new();
    hold(list, list);
    assert_int_equal(ob_list_append_steal(list, chain(3)), 0);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 4);
}

static void root_left_right_is_two(void **state)
{
    (void)state;
    ObObject *root = list_new(), *left = list_new(), *right = list_new();
    hold(root, left);
    hold(left, right);
    hold(right, left);
    ob_decref(left);
    ob_decref(right);
    ob_decref(root);        /* dies of its count */
    assert_int_equal(ob_gc_collect(), 2);
}

static void only_the_tracked_count(void **state)
{
    (void)state;
    ObObject *list = list_new(), *number = ob_int_new(5000);
    ObObject *atoms = ob_tuple_new(1, &number);
    ObObject *holder = ob_tuple_new(1, &list);
    hold(list, list);
    hold(list, number);
    hold(list, atoms);          /* untracked */
    hold(list, holder);         /* tracked */
    ob_decref(number);
    ob_decref(atoms);
    ob_decref(holder);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 2);
}

static void a_cycle_through_a_tuple_is_cleared_elsewhere(void **state)
{
    (void)state;
    ObObject *list = list_new();
    ObObject *tuple = ob_tuple_new(1, &list);
    hold(list, tuple);
    ob_decref(list);
    ob_decref(tuple);
    assert_int_equal(ob_gc_collect(), 2);
}

/* --- what is not --- */

static void what_somebody_holds_stays(void **state)
{
    (void)state;
    ObObject *a = list_new(), *b = list_new();
    hold(a, b);
    hold(b, a);
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_refcnt(a), 2);
    assert_ptr_equal(ob_list_get_borrowed(a, 0), b);
    ob_list_clear(a);
    ob_decref(a);
}

static void a_name_holds(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *a = list_new(), *b = dict_new(), *key = ob_int_new(1);
    hold(a, b);
    assert_int_equal(ob_dict_set(b, key, a), 0);
    ob_decref(key);
    ob_namespace_bind_steal(ns, "b", b);
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_gc_collect(), 0);
    ob_namespace_unbind(ns, "b");
    assert_int_equal(ob_gc_collect(), 2);
}

/* a, examined before b that holds it, is set apart and brought back;
 * what a holds was set apart, too. */
static void a_zero_is_no_verdict(void **state)
{
    (void)state;
    ObObject *a = list_new(), *c = list_new(), *b = list_new();
    hold(a, c);
    hold(c, a);
    hold(b, a);
    ob_decref(a);
    ob_decref(c);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_gc_collect(), 0);   /* links are whole */
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 2);
}

static void the_end_of_a_long_way_is_brought_back(void **state)
{
    (void)state;
    ObObject *end = chain(50), *first = end;
    while (ob_list_size(first) > 0)
        first = ob_list_get_borrowed(first, 0);
    hold(first, end);               /* a ring of 50 */
    ob_decref(end);
    drop_pair();
    ObObject *holder = list_new();
    hold(holder, first);
    drop_pair();
    assert_int_equal(ob_gc_collect(), 4);
    assert_int_equal(ob_gc_collect(), 0);
    ob_decref(holder);
    assert_int_equal(ob_gc_collect(), 50);
}

/* A container that was never tracked is not looked at, and holds. */
typedef struct Box {
    ObObject base;
    ObObject *item;
} Box;

static int box_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Box *box = (Box *)op;
    return box->item != NULL ? visit(box->item, arg) : 0;
}

static ObObject *box_drop_next(ObObject *op)
{
    Box *box = (Box *)op;
    ObObject *item = box->item;
    box->item = NULL;
    return item != NULL ? ob_dropped(item) : NULL;
}

static void (*box_said)(ObObject *op);

static void box_finalize(ObObject *op)
{
    if (box_said != NULL)
        box_said(op);
}

static void box_clear(ObObject *op)
{
    ObObject *item = ((Box *)op)->item;
    ((Box *)op)->item = NULL;
    if (item != NULL)
        ob_decref(item);
}

static ObType box_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Box",
    .basic_size = sizeof(Box), .traverse = box_traverse,
    .drop_next = box_drop_next, .finalize = box_finalize,
    .clear = box_clear, .free = ob_object_free,
};

static ObObject *box_new(ObObject *item)
{
    Box *box = (Box *)ob_object_new(&box_type, sizeof *box);
    assert_non_null(box);
    ob_incref(item);
    box->item = item;
    return &box->base;
}

static void the_untracked_hold_what_they_hold(void **state)
{
    (void)state;
    ObObject *list = list_new(), *box = box_new(list);
    hold(list, box);
    ob_decref(box);
    assert_int_equal(ob_gc_collect(), 0);
    assert_false(ob_is_tracked(box));
    ob_list_clear(list);
    ob_decref(list);
}

/* --- deaths --- */

static void a_doomed_cycle_is_silent_until_collected(void **state)
{
    (void)state;
    ObObject *a = doomed("a"), *b = doomed("b");
    hold(a, b);
    hold(b, a);
    begin_deaths();
    ob_decref(a);
    ob_decref(b);
    assert_int_equal(deaths_logged(), 0);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(deaths_logged(), strlen("died a\ndied b\n"));
    assert_died_one_way("b a ", "a b ");
}

static void counts_through_del_and_collect(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *a = list_new(), *b = list_new();
    hold(a, b);
    hold(b, a);
    ObPeek at_a = ob_peek_at(a), at_b = ob_peek_at(b);
    ob_namespace_bind_steal(ns, "a", a);
    ob_namespace_bind_steal(ns, "b", b);
    assert_int_equal(ob_peek(at_a), 2);
    ob_namespace_unbind(ns, "a");
    assert_int_equal(ob_peek(at_a), 1);
    assert_int_equal(ob_gc_collect(), 0);
    ob_namespace_unbind(ns, "b");
    assert_int_equal(ob_peek(at_a), 1);
    assert_int_equal(ob_peek(at_b), 1);
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(ob_peek(at_a), OB_GONE);
    assert_int_equal(ob_peek(at_b), OB_GONE);
}

static void at_the_end_everything_is_collected(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    ob_gc_disable();
    drop_pair();
    ObObject *a = doomed("a");
    hold(a, a);
    ob_decref(a);
    begin_deaths();
    ob_interp_clear(interp);
    assert_died("a ");
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_self = &outer->main;
}

/* --- while somebody interferes --- */

static size_t result_inside;

static void collect_inside(ObObject *op)
{
    (void)op;
    drop_pair();
    result_inside += 1 + ob_gc_collect();
}

/* A new list with a tracked box in it; each holds the other. */
static ObObject *boxed(void (*said)(ObObject *op))
{
    ObObject *list = list_new(), *box = box_new(list);
    ob_track(box);
    box_said = said;
    hold(list, box);
    ob_decref(box);
    return list;
}

static void no_collection_within_a_collection(void **state)
{
    (void)state;
    result_inside = 0;
    ob_decref(boxed(collect_inside));
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(result_inside, 1);
    assert_int_equal(ob_gc_collect(), 2);   /* the pair */
}

/* The last words of a box fill what it holds, which is garbage, too. */
static void fill_item(ObObject *op)
{
    ObObject *item = ((Box *)op)->item;
    for (int i = 0; i < 100; i++)
        assert_int_equal(ob_list_append_steal(item, list_new()), 0);
    ob_list_clear(item);
    hold(item, item);
}

/* list -> box -> item -> list, of which either list is the older. The
 * item is filled before it is cleared, or after: then it stays. */
static void fill_under_clear(ObObject *list, ObObject *item)
{
    ObObject *box = box_new(item);
    ob_track(box);
    box_said = fill_item;
    hold(list, box);
    hold(item, list);
    ob_decref(box);
    ob_decref(list);
    ob_decref(item);
    assert_one_of(ob_gc_collect(), 3, 1);
    assert_in_range(ob_gc_collect(), 0, 1);
    assert_int_equal(ob_gc_collect(), 0);
}

static void what_changes_under_clear_is_whole(void **state)
{
    (void)state;
    ObObject *older = list_new(), *younger = list_new();
    fill_under_clear(older, younger);
    older = list_new();
    younger = list_new();
    fill_under_clear(younger, older);
}

static ObObject *saved;

static void save(ObObject *op)
{
    ob_incref(op);
    saved = op;
}

static void who_is_saved_lives(void **state)
{
    (void)state;
    ob_decref(boxed(save));
    assert_one_of(ob_gc_collect(), 2, 0);
    assert_one_of(ob_refcnt(saved), 1, 2);      /* its list was cleared? */
    assert_true(ob_is_tracked(saved));
    /* who spoke because its count was 0 is young again */
    assert_one_of(ob_heap_place(ob_heap(), saved), OB_OLDEST, OB_YOUNG);
    ob_decref(saved);           /* silently, the second time */
    assert_one_of(ob_gc_collect(), 0, 2);
}

static void deaths_take_others_out_of_the_walk(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *list = list_new();
    hold(list, list);
    for (int i = 0; i < 5; i++) {
        char name[2] = { (char)('a' + i), '\0' };
        assert_int_equal(ob_list_append_steal(list, doomed(name)), 0);
    }
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 6);
    const char *died = end_deaths();
    if (strcmp(died, "e d c b a ") != 0)
        assert_same_names(died, "a b c d e ");
}

static void find_self(ObObject *op)
{
    ObObject *all = ob_gc_get_objects();
    assert_non_null(all);
    for (int64_t i = 0; i < (int64_t)ob_list_size(all); i++)
        result_inside += ob_list_get_borrowed(all, i) == op;
    ob_decref(all);
}

static int is_there(ObObject *op, void *arg)
{
    (void)op, (void)arg;
    return 1;
}

static void who_speaks_is_tracked_the_dead_are_not(void **state)
{
    (void)state;
    result_inside = 0;
    ObObject *item = list_new(), *box = box_new(item);
    ob_track(box);
    box_said = find_self;
    ob_decref(item);
    ob_decref(box);
    assert_int_equal(result_inside, 1);
    assert_int_equal(ob_heap_walk(ob_heap(), OB_YOUNG, is_there, NULL), 0);
}

static void validate(ObObject *op)
{
    (void)op;
    char why[200];
    assert_int_equal(ob_validate(why, sizeof why), 0);
}

static void who_is_taken_apart_is_not_tracked(void **state)
{
    (void)state;
    ObObject *list = list_new(), *box = box_new(ob_none());
    ob_track(box);
    box_said = validate;
    hold(list, box);
    ob_decref(box);
    ob_decref(list);
}

/* 250 boxes, each dropped by the last words of the one before: the
 * last of them wait, untracked, and are tracked when they speak. */
static ObObject *next_box;

static void drop_another(ObObject *op)
{
    result_inside += ob_is_tracked(op);
    ObObject *box = next_box;
    if (box == NULL)
        return;
    next_box = ((Box *)box)->item == ob_none() ? NULL
                                               : ((Box *)box)->item;
    ((Box *)box)->item = NULL;
    ob_gc_collect();
    ob_decref(box);
}

static void those_who_wait_are_found_when_they_speak(void **state)
{
    (void)state;
    result_inside = 0;
    box_said = drop_another;
    next_box = NULL;
    for (int i = 0; i < 250; i++) {
        ObObject *box = box_new(ob_none());
        ob_track(box);
        if (next_box != NULL)
            ((Box *)box)->item = next_box;
        next_box = box;
    }
    ObObject *first = next_box;
    next_box = ((Box *)first)->item;
    ((Box *)first)->item = NULL;
    ob_decref(first);
    assert_int_equal(result_inside, 250);
}

static void an_exception_stays_pending(void **state)
{
    (void)state;
    begin_deaths();
    ObObject *a = doomed("a");
    hold(a, a);
    ob_decref(a);
    ob_raise(OB_KEY_ERROR, "'spam'");
    assert_int_equal(ob_gc_collect(), 1);
    assert_raised(OB_KEY_ERROR, "'spam'");
    assert_died("a ");
}

static void raise_something(ObObject *op)
{
    (void)op;
    ob_raise(OB_TYPE_ERROR, "in last words");
}

static void what_is_raised_inside_is_forgotten(void **state)
{
    (void)state;
    ob_decref(boxed(raise_something));
    ob_gc_collect();
    assert_int_equal(ob_error(), OB_NO_ERROR);
}

static void collecting_needs_no_memory(void **state)
{
    (void)state;
    ObObject *kept = chain(20);
    for (int i = 0; i < 20; i++)
        drop_pair();
    unsigned long before = ob_mem_allocations(ob_mem());
    assert_int_equal(ob_gc_collect(), 40);
    assert_int_equal(ob_mem_allocations(ob_mem()), before);
    ob_decref(kept);
}

/* --- tracking --- */

static void what_is_tracked(void **state)
{
    (void)state;
    ObObject *one = ob_int_new(1), *text = ob_str_from("spam");
    ObObject *list = list_new(), *dict = dict_new(), *d = doomed("d");
    ObObject *atoms[] = { one, text }, *items[] = { one, list };
    ObObject *empty = ob_tuple_new(0, NULL);
    ObObject *flat = ob_tuple_new(2, atoms);
    ObObject *deep = ob_tuple_new(2, items);
    ObObject *around = ob_tuple_new(1, &flat);
    ObObject *around_empty = ob_tuple_new(1, &empty);
    assert_false(ob_is_tracked(one));
    assert_false(ob_is_tracked(text));
    assert_false(ob_is_tracked(ob_none()));
    assert_false(ob_is_tracked(empty));
    assert_false(ob_is_tracked(flat));
    assert_true(ob_is_tracked(list));
    assert_true(ob_is_tracked(dict));
    assert_true(ob_is_tracked(d));
    assert_true(ob_is_tracked(deep));
    assert_true(ob_is_tracked(around));
    assert_true(ob_is_tracked(around_empty));
    ObObject *made[] = { text, flat, deep, around, around_empty, list,
                         dict, d };
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
        ob_decref(made[i]);
}

static void tracking_twice_is_once(void **state)
{
    (void)state;
    ObObject *list = list_new();
    ob_track(list);
    ob_untrack(list);
    assert_false(ob_is_tracked(list));
    assert_int_equal(ob_heap_place(ob_heap(), list), OB_UNTRACKED);
    ob_untrack(list);
    ob_track(ob_none());
    hold(list, list);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 0);   /* nobody looks at it */
    ob_track(list);
    assert_int_equal(ob_gc_collect(), 1);
}

/* Shared between interpreters, it is born in no heap and has a head of
 * zeros, which nobody may write to. */
static void the_empty_tuple_is_in_no_heap(void **state)
{
    (void)state;
    ObObject *empty = ob_tuple_new(0, NULL), *list = list_new();
    hold(list, empty);
    hold(list, list);
    assert_false(ob_is_tracked(empty));
    assert_int_equal(ob_heap_place(ob_heap(), empty), OB_UNTRACKED);
    assert_int_equal(ob_gc_collect(), 0);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 1);
    assert_false(ob_is_heaped(empty));
}

/* --- looking --- */

static void assert_list(ObObject *list, const char *text)
{
    assert_repr_steal(list, text);
}

static void referents_are_those_of_traverse(void **state)
{
    (void)state;
    ObObject *two = list_new(), *list = list_new();
    ObObject *one = ob_int_new(1), *a = ob_str_from("a");
    hold(list, one);
    hold(list, a);
    hold(list, two);
    assert_list(ob_gc_get_referents(list), "[[], 'a', 1]");
    assert_list(ob_gc_get_referents(a), "[]");
    ObObject *dict = dict_new();
    ob_dict_set(dict, one, a);
    assert_list(ob_gc_get_referents(dict), "['a', 1]");
    ob_decref(dict);
    ob_decref(two);
    ob_decref(a);
    ob_decref(list);
}

static void referrers_are_tracked_containers(void **state)
{
    (void)state;
    ObObject *spam = ob_str_from("spam"), *list = list_new();
    ObObject *flat = ob_tuple_new(1, &spam);    /* untracked */
    hold(list, spam);
    hold(list, spam);
    assert_list(ob_gc_get_referrers(spam), "[['spam', 'spam']]");
    assert_list(ob_gc_get_referrers(list), "[]");
    ob_decref(flat);
    ob_decref(list);
    ob_decref(spam);
}

/* All objects are a and b, in any order. */
static void assert_all_objects(const ObObject *a, const ObObject *b)
{
    ObObject *all = ob_gc_get_objects();
    assert_non_null(all);
    assert_int_equal(ob_list_size(all), 2);
    int first = ob_list_get_borrowed(all, 0) == b;
    assert_ptr_equal(ob_list_get_borrowed(all, first), a);
    assert_ptr_equal(ob_list_get_borrowed(all, !first), b);
    ob_decref(all);
}

static void all_objects_but_the_list_of_them(void **state)
{
    (void)state;
    ObObject *list = list_new(), *dict = dict_new();
    ObObject *one = ob_int_new(1), *flat = ob_tuple_new(1, &one);
    assert_all_objects(list, dict);
    ob_gc_collect();
    assert_all_objects(list, dict);
    ob_decref(list);
    ob_decref(dict);
    ob_decref(flat);
}

static int looking(void)
{
    ObObject *list = ob_list_new();
    if (list == NULL)
        return -1;
    ObObject *objects = NULL, *referrers = NULL, *referents = NULL;
    int result = ob_list_append(list, list);
    if (result == 0 && ((objects = ob_gc_get_objects()) == NULL
                        || (referrers = ob_gc_get_referrers(list)) == NULL
                        || (referents = ob_gc_get_referents(list)) == NULL))
        result = -1;
    ObObject *made[] = { objects, referrers, referents, list };
    for (size_t i = 0; i < 4; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
    ObError pending = ob_thread_self->error;
    ob_gc_collect();
    assert_int_equal(ob_error(), pending.exc);
    return result;
}

static void looking_may_run_out_of_memory(void **state)
{
    (void)state;
    run_scenario(looking);
}

/* --- callbacks --- */

static char heard[200];

static void hear(const char *phase, const ObGcInfo *info, void *arg)
{
    char line[60];
    snprintf(line, sizeof line, "%s %s %zu of %zu;", (char *)arg, phase,
             info->collected, info->candidates);
    if (strlen(heard) < sizeof heard - 40)
        strcat(heard, line);
    assert_true(info->duration >= 0);
    assert_int_equal(info->uncollectable, 0);
    assert_int_equal(ob_gc_collect(), 0);
}

static void callbacks_hear_start_and_stop(void **state)
{
    (void)state;
    heard[0] = '\0';
    static char a[] = "a", b[] = "b";
    assert_int_equal(ob_gc_add_callback(hear, a), 0);
    assert_int_equal(ob_gc_add_callback(hear, b), 0);
    ObObject *list = list_new();
    drop_pair();
    ob_gc_collect();
    assert_string_equal(heard, "a start 0 of 0;b start 0 of 0;"
                               "a stop 2 of 3;b stop 2 of 3;");
    heard[0] = '\0';
    ob_gc_remove_callback(hear, a);
    ob_gc_remove_callback(hear, a);
    ob_gc_collect();
    assert_string_equal(heard, "b start 0 of 0;b stop 0 of 1;");
    ob_decref(list);
}

static int listening(void)
{
    static char a[] = "a";
    heard[0] = '\0';
    for (int i = 0; i < 5; i++)
        if (ob_gc_add_callback(hear, a) < 0)
            return -1;
    return 0;
}

static void listening_may_run_out_of_memory(void **state)
{
    (void)state;
    run_scenario(listening);
}

static void enabled_is_a_switch(void **state)
{
    (void)state;
    assert_true(ob_gc_is_enabled());
    ob_gc_disable();
    assert_false(ob_gc_is_enabled());
    drop_pair();
    assert_int_equal(ob_gc_collect(), 2);   /* whoever asks is served */
    ob_gc_enable();
    assert_true(ob_gc_is_enabled());
}

/* --- debug flags --- */

static int real_stderr;
static FILE *caught;

static void catch_stderr(void)
{
    fflush(stderr);
    real_stderr = dup(2);
    caught = tmpfile();
    assert_true(caught != NULL && dup2(fileno(caught), 2) == 2);
}

/* What was written meanwhile; the caller's for the time being. */
static const char *caught_text(void)
{
    static char text[1000];
    fflush(stderr);
    dup2(real_stderr, 2);
    close(real_stderr);
    rewind(caught);
    text[fread(text, 1, sizeof text - 1, caught)] = '\0';
    fclose(caught);
    return text;
}

static void collectable_objects_are_shown(void **state)
{
    (void)state;
    ObObject *list = list_new();
    hold(list, list);
    assert_int_equal(ob_gc_set_debug(OB_GC_COLLECTABLE), 0);
    assert_int_equal(ob_gc_get_debug(), OB_GC_COLLECTABLE);
    char expected[80];
    snprintf(expected, sizeof expected, "gc: collectable <list %p>\n",
             (void *)list);
    catch_stderr();
    ob_decref(list);
    ob_gc_collect();
    assert_string_equal(caught_text(), expected);
    ob_gc_set_debug(0);
    catch_stderr();
    drop_pair();
    ob_gc_collect();
    assert_string_equal(caught_text(), "");
}

static void saved_garbage_can_be_looked_at(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_set_debug(OB_GC_SAVEALL), 0);
    ObObject *a = doomed("a");
    begin_deaths();
    hold(a, a);
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_gc_collect(), 0);
    ObObject *garbage = ob_gc_garbage();
    assert_ptr_equal(garbage, ob_gc_garbage_borrowed());
    ob_decref(garbage);
    ObObject *repr = ob_repr(garbage);
    assert_string_equal(ob_str_utf8(repr), "[Doomed('a')]");
    ob_decref(repr);
    assert_int_equal(ob_refcnt(a), 2);
    assert_int_equal(ob_gc_set_debug(0), 0);
    ob_list_clear(garbage);
    assert_int_equal(ob_gc_collect(), 1);
    assert_died("a ");          /* once, now or when it was saved */
}

static void garbage_that_was_saved_goes_at_the_end(void **state)
{
    (void)state;
    ob_gc_set_debug(OB_GC_SAVEALL);
    drop_pair();
    ob_gc_collect();            /* and stop_checked finds nothing left */
}

static int saving(void)
{
    if (ob_gc_set_debug(OB_GC_SAVEALL) < 0)
        return -1;
    ObObject *list = ob_list_new();
    if (list == NULL)
        return -1;
    int result = ob_list_append(list, list);
    ob_decref(list);
    return result;
}

static void saving_may_run_out_of_memory(void **state)
{
    (void)state;
    run_scenario(saving);
}

static void what_cannot_be_saved_stays(void **state)
{
    (void)state;
    assert_int_equal(saving(), 0);
    ob_mem_fail_nth(ob_mem(), 1);       /* gc.garbage cannot grow */
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_mem_fail_nth(ob_mem(), 0);
    assert_int_equal(ob_gc_collect(), 1);
}

/* --- the heap itself --- */

static int count(ObObject *op, void *n)
{
    (void)op;
    ++*(int *)n;
    return 0;
}

static void places_are_known(void **state)
{
    (void)state;
    ObObject *a = list_new(), *b = list_new(), *c = list_new();
    ObHeap *heap = ob_heap();
    assert_int_equal(ob_heap_place(heap, a), OB_YOUNG);
    hold(c, c);
    ob_decref(c);
    ObDeduced deduced = ob_heap_deduce(heap, OB_OLDEST);
    assert_int_equal(deduced.candidates, 3);
    assert_int_equal(deduced.unreachable, 1);
    assert_int_equal(deduced.survivors, 2);
    assert_int_equal(ob_heap_place(heap, a), OB_OLDEST);
    assert_int_equal(ob_heap_place(heap, b), OB_OLDEST);
    assert_int_equal(ob_heap_place(heap, c), OB_UNREACHABLE);
    ob_heap_rewind(heap);
    assert_ptr_equal(ob_heap_next_borrowed(heap), c);
    assert_null(ob_heap_next_borrowed(heap));
    int unreachable = 0;                /* they still are */
    assert_int_equal(ob_heap_walk(heap, OB_UNREACHABLE, count,
                                  &unreachable), 0);
    assert_int_equal(unreachable, 1);
    assert_int_equal(ob_heap_place(heap, c), OB_UNREACHABLE);
    ob_heap_move_leftovers(heap);
    assert_int_equal(ob_heap_place(heap, c), OB_OLDEST);
    assert_null(ob_heap_next_borrowed(heap));
    ob_decref(a);
    ob_decref(b);
    assert_int_equal(ob_gc_collect(), 1);
}

enum { WALKERS = 6 };

/* Takes `most` steps, or fewer if the heap has no more; returns how
 * many, and counts who came by. */
static int walk(int most, ObObject *const lists[], int came[])
{
    int n = 0;
    for (const ObObject *op; n < most
         && (op = ob_heap_next_borrowed(ob_heap())) != NULL; n++)
        for (int i = 0; i < WALKERS; i++)
            came[i] += op == lists[i];
    return n;
}

/* After `steps` steps, two of them and an old list die, and another
 * list is born. */
static void walk_and_let_die(int steps, int one, int other)
{
    ObHeap *heap = ob_heap();
    ObObject *lists[WALKERS], *old = list_new();
    int came[WALKERS] = { 0 }, again[WALKERS] = { 0 };
    for (int i = 0; i < WALKERS; i++) {
        lists[i] = list_new();
        hold(lists[i], lists[i]);
        ob_decref(lists[i]);
    }
    assert_int_equal(ob_heap_deduce(heap, OB_OLDEST).unreachable, WALKERS);
    ob_heap_rewind(heap);
    assert_int_equal(walk(steps, lists, came), steps);
    ob_list_clear(lists[one]);
    ob_list_clear(lists[other]);
    lists[one] = lists[other] = NULL;
    ob_decref(old);
    ObObject *born = list_new();
    assert_in_range(walk(WALKERS, lists, came), 0, WALKERS - steps);
    ob_heap_rewind(heap);
    assert_int_equal(walk(WALKERS, lists, again), WALKERS - 2);
    for (int i = 0; i < WALKERS; i++)
        if (lists[i] != NULL)
            assert_true(came[i] == 1 && again[i] == 1);
    ob_heap_move_leftovers(heap);
    ob_decref(born);
    assert_int_equal(ob_gc_collect(), WALKERS - 2);
}

static void the_walk_misses_nobody(void **state)
{
    (void)state;
    for (int steps = 0; steps <= WALKERS; steps++)
        for (int one = 0; one < WALKERS; one++)
            for (int other = 0; other < WALKERS; other++)
                if (other != one)
                    walk_and_let_die(steps, one, other);
}

typedef struct Story {
    const ObObject *a, *b;
    char text[400];
} Story;

static void tell_story(ObHeap *heap, const char *what, void *arg)
{
    Story *story = arg;
    char a[40], b[40], line[120];
    ob_heap_describe(heap, story->a, a, sizeof a);
    ob_heap_describe(heap, story->b, b, sizeof b);
    snprintf(line, sizeof line, "%s: %s, %s\n", what, a, b);
    strcat(story->text, line);
}

static void a_deduction_leaves_a_whole_heap(void **state)
{
    (void)state;
    char why[200];
    ObHeap *heap = ob_heap();
    drop_pair();
    assert_int_equal(ob_heap_deduce(heap, OB_OLDEST).unreachable, 2);
    assert_int_equal(ob_heap_validate(heap, why, sizeof why), 0);
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_string_equal(why, "INV-gc-1: unreachable, and no collection "
                             "runs: list, count 1");
    ob_heap_move_leftovers(heap);
    assert_int_equal(ob_validate(why, sizeof why), 0);
    ob_heap_rewind(heap);
    assert_null(ob_heap_next_borrowed(heap));
    assert_int_equal(ob_gc_collect(), 2);
}

static void note_duration(const char *phase, const ObGcInfo *info,
                          void *arg)
{
    if (strcmp(phase, "stop") == 0)
        *(double *)arg = info->duration;
}

static void a_collection_takes_time(void **state)
{
    (void)state;
    static double duration;     /* until the end */
    ObObject *kept = chain(1000);
    ob_gc_add_callback(note_duration, &duration);
    ob_gc_collect();
    assert_true(duration > 0 && duration < 60);
    ob_decref(kept);
}

static void one_may_watch_a_deduction(void **state)
{
    (void)state;
    ObObject *a = list_new(), *b = list_new(), *one = ob_int_new(1);
    Story story = { a, b, "" };
    hold(b, a);
    ob_decref(a);
    hold(b, one);
    ob_heap_watch(ob_heap(), tell_story, &story);
    assert_int_equal(ob_gc_collect(), 0);
    ob_heap_watch(ob_heap(), NULL, NULL);
#ifdef OTHER_HEAP       /* which may have other steps, and other words */
    assert_true(story.text[0] != '\0');
#else
    assert_string_equal(story.text,
        "counts copied: gc_refs 1, gc_refs 1\n"
        "references from inside subtracted: gc_refs 0, gc_refs 1\n"
        "one examined: tentatively unreachable, gc_refs 1\n"
        "one examined: gc_refs 1, reachable\n"
        "one examined: reachable, reachable\n");
#endif
    story.text[0] = '\0';
    assert_int_equal(ob_gc_collect(), 0);
    assert_string_equal(story.text, "");
    char text[40];
    ob_heap_describe(ob_heap(), one, text, sizeof text);
    assert_string_equal(text, "untracked");
    ob_decref(b);
}

static void too_few_references_are_noticed(void **state)
{
    (void)state;
    char why[200];
    ObObject *a = list_new(), *b = list_new();
    hold(a, b);
    hold(a, b);
    hold(b, a);
    assert_int_equal(ob_validate(why, sizeof why), 0);
    b->refcnt = 1;
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_string_equal(why,
                        "INV-heap-2: too many refer to: list, count 1");
    b->refcnt = 3;
    assert_int_equal(ob_validate(why, sizeof why), 0);
    a->refcnt = 0;
    assert_int_equal(ob_heap_validate(ob_heap(), why, sizeof why), -1);
    assert_string_equal(why,
                        "INV-heap-1: tracked and dead: list, count 0");
    a->refcnt = 2;
    ob_decref(b);
    ob_decref(a);
    assert_int_equal(ob_gc_collect(), 2);
}

#ifndef OTHER_HEAP
static void a_torn_ring_is_noticed(void **state)
{
    (void)state;
    char why[200];
    ObObject *list = list_new();
    uintptr_t *prev = (uintptr_t *)list - 1;
    *prev |= 1;             /* as if a collection were going on */
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_string_equal(why, "INV-heap-1: a torn ring at: list, count 1");
    *prev &= ~(uintptr_t)1;
    ob_decref(list);
}
#endif

static int traverse_nothing(ObObject *op, ObVisit *visit, void *arg)
{
    (void)op;
    (void)visit;
    (void)arg;
    return 0;
}

static ObType bare_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Bare",
    .basic_size = sizeof(ObObject), .traverse = traverse_nothing,
    .free = ob_object_free,
};

/* It drops nothing and says nothing, so its death is the short one. */
static void a_bare_container_leaves_as_it_is_freed(void **state)
{
    (void)state;
    ObObject *bare = ob_object_new(&bare_type, sizeof(ObObject));
    assert_non_null(bare);
    ob_track(bare);
    ob_decref(bare);
    assert_int_equal(ob_gc_collect(), 0);
}

static void a_write_past_the_end_is_noticed_still(void **state)
{
    (void)state;
    need_checked(ob_mem());
    char why[200], *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 8);
    assert_non_null(block);
    char there = block[8];
    block[8] = 'x';
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_int_equal(strncmp(why, "INV-mem-2", 9), 0);
    block[8] = there;
    ob_mem_free(ob_mem(), block);
}

static void no_room_is_no_memory(void **state)
{
    (void)state;
    assert_null(ob_heap_alloc_at(ob_heap(), SIZE_MAX, "here"));
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_mem_fail_nth(ob_mem(), 1);
    assert_null(ob_list_new());
    assert_raised(OB_MEMORY_ERROR, "");
}

static void *refuse(void *ctx, size_t size)
{
    int *left = ctx;
    return (*left)-- > 0 ? malloc(size) : NULL;
}

static void *refuse_resize(void *ctx, void *block, size_t size)
{
    (void)ctx;
    return realloc(block, size);
}

static void release(void *ctx, void *block)
{
    (void)ctx;
    free(block);
}

static void no_interpreter_without_a_heap(void **state)
{
    (void)state;
    ObThread *self = ob_thread_self;
    for (int left = 0; left < 3; left++) {
        int allowed = left;
        ObAllocator poor = { &allowed, refuse, refuse_resize, release };
        assert_null(ob_interp_new(&(ObConfig){ .allocator = &poor }));
        allowed = left;
        assert_null(ob_interp_new(&(ObConfig){ .allocator = &poor,
                                               .debug_mem = true }));
    }
    ob_thread_self = self;
}

/* Of what only C variables hold, the tracked are seen all the same. */
static void unchecked_memory_shows_the_tracked(void **state)
{
    ObInterp *inner = ob_interp_new(NULL);
    ObObject *list = ob_list_new(), *unseen = ob_float_new(0.5);
    assert_int_equal(ob_list_append_steal(list, ob_float_new(1.5)), 0);
    char text[400];
    FILE *out = tmpfile();
    ObSnapshot *shot = ob_snapshot_take(NULL);
    ob_snapshot_text(shot, out);
    ob_snapshot_free(shot);
    ob_leaks_report(out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_string_equal(text,
        "list [1.5], count 1, 72 bytes: no name leads to it;"
        " refers to 1.5\n"
        "float 1.5, count 1, 24 bytes: no name leads to it\n"
        "list [1.5], count 1, is still alive\n"
        "1 object is held only by these\n"
        "memory is not checked: objects that only C variables hold are "
        "not seen, and there are no receipts\n");
    ob_gc_collect();
    for (unsigned long n = 1; n <= 8; n++) {
        ob_mem_fail_nth(ob_mem(), n);
        assert_null((ob_snapshot_take)(NULL));
        assert_raised(OB_MEMORY_ERROR, "");
    }
    ob_mem_fail_nth(ob_mem(), 0);
    ob_decref(list);
    ob_decref(unseen);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(&((ObInterp *)*state)->main);
}

/* --- whatever clear does --- */

static void (*box_cleared)(void);

static void clear_and_more(ObObject *op)
{
    if (box_cleared != NULL)
        box_cleared();
    box_clear(op);
}

static ObType clearing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Clearing",
    .basic_size = sizeof(Box), .traverse = box_traverse,
    .drop_next = box_drop_next, .clear = clear_and_more,
    .free = ob_object_free,
};

/* Ten that are cleared, or not yet: some of them dead. */
static ObObject *others[10];

static void collect_again(void)
{
    drop_pair();
    assert_int_equal(ob_gc_collect(), 0);
}

static void untrack_others(void)
{
    for (int i = 0; i < 10; i++)
        if (others[i] != NULL)
            ob_untrack(others[i]);
    memset(others, 0, sizeof others);
}

static void raise_in_clear(void)
{
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_TYPE_ERROR, "in clear");
}

static ObObject *clearing_box(ObObject *item)
{
    Box *box = (Box *)ob_object_new(&clearing_type, sizeof *box);
    assert_non_null(box);
    *box = (Box){ box->base, item };
    ob_track(&box->base);
    return &box->base;
}

/* Two that hold each other: one will be cleared, and the other die. */
static ObObject *clearing_cycle(void)
{
    ObObject *a = clearing_box(NULL), *b = clearing_box(a);
    ob_incref(a);
    ((Box *)a)->item = b;
    return a;
}

/* Ten of them are cleared, whatever `doing` does meanwhile. */
static void collect_while(void (*doing)(void))
{
    box_cleared = doing;
    for (int i = 0; i < 10; i++) {
        others[i] = clearing_cycle();
        ob_decref(others[i]);
    }
    assert_int_equal(ob_gc_collect(), 20);
    box_cleared = NULL;
    memset(others, 0, sizeof others);
}

static void clear_may_collect(void **state)
{
    (void)state;
    collect_while(collect_again);
    assert_int_equal(ob_gc_collect(), 20);      /* what it dropped */
    assert_int_equal(ob_gc_collect(), 0);
}

/* Who is untracked by another's clear is not cleared; the one that it
 * holds is. */
static void clear_may_untrack_others(void **state)
{
    (void)state;
    size_t blocks = ob_mem_blocks(ob_mem());
    collect_while(untrack_others);
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_mem_blocks(ob_mem()), blocks);
}

/* --- what is raised inside a collection --- */

typedef struct Heard {
    int times;
    ObExc exc;
    char context[160];
} Heard;

static void hear_error(const ObError *error, const char *context, void *arg)
{
    Heard *h = arg;
    h->times++;
    h->exc = error->exc;
    snprintf(h->context, sizeof h->context, "%s", context);
}

static void clear_that_raises_disturbs_nobody(void **state)
{
    (void)state;
    static Heard h;     /* the hook may outlive a test that breaks off */
    h = (Heard){ 0 };
    ob_unraisable_to(hear_error, &h);
    collect_while(raise_in_clear);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    assert_int_equal(h.times, 10);
    assert_int_equal(h.exc, OB_TYPE_ERROR);
    assert_non_null(strstr(h.context, "calling clear <Clearing object at"));
    box_cleared = raise_in_clear;
    ObObject *op = clearing_cycle();
    ob_decref(op);
    ob_raise(OB_KEY_ERROR, "mine");
    ob_gc_collect();
    assert_raised(OB_KEY_ERROR, "mine");
    box_cleared = NULL;
    ob_unraisable_to(NULL, NULL);
}

static void raise_when_told(const char *phase, const ObGcInfo *info,
                            void *arg)
{
    (void)info, (void)arg;
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_INDEX_ERROR, "at %s", phase);
}

static void callbacks_that_raise_disturb_nobody(void **state)
{
    (void)state;
    static Heard h;
    h = (Heard){ 0 };
    ob_unraisable_to(hear_error, &h);
    assert_int_equal(ob_gc_add_callback(raise_when_told, NULL), 0);
    drop_pair();
    ob_raise(OB_KEY_ERROR, "mine");
    assert_int_equal(ob_gc_collect(), 2);
    assert_raised(OB_KEY_ERROR, "mine");
    assert_int_equal(h.times, 2);
    assert_int_equal(h.exc, OB_INDEX_ERROR);
    assert_non_null(strstr(h.context, "calling GC callback <function"));
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_gc_remove_callback(raise_when_told, NULL);
    ob_unraisable_to(NULL, NULL);
}

/* --- objects outside of the heap --- */

static Box shared_box = { OB_STATIC_HEADER(&box_type), NULL };

/* A class will be such an object: static, of a type of containers. */
static void a_static_container_is_like_any_other(void **state)
{
    (void)state;
    ObObject *op = &shared_box.base, *list = list_new();
    box_said = NULL;
    hold(list, op);
    hold(list, list);
    ob_track(op);
    assert_false(ob_is_tracked(op));
    assert_true(ob_is_container(op) && !ob_is_heaped(op));
    assert_int_equal(ob_heap_place(ob_heap(), op), OB_UNTRACKED);
    assert_int_equal(ob_gc_collect(), 0);
    ObObject *referrers = ob_gc_get_referrers(op);
    assert_int_equal(ob_list_size(referrers), 1);
    assert_ptr_equal(ob_list_get_borrowed(referrers, 0), list);
    ob_decref(referrers);
    assert_repr_steal(ob_gc_get_referents(op), "[]");
    char text[40];
    ob_heap_describe(ob_heap(), op, text, sizeof text);
    assert_string_equal(text, "untracked");
    ObSnapshot *shot = ob_snapshot_take(NULL);
    ob_snapshot_free(shot);
    ob_untrack(op);
    ob_decref(list);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_refcnt(op), OB_IMMORTAL);
    assert_int_equal(op->flags, 0);
}

/* --- invariants --- */

static void counts_are_checked(void **state)
{
    (void)state;
    ob_mem_blocks(ob_mem());
    ObObject *op = ob_float_new(1.5);
    op->refcnt = 0;
    assert_broken("INV-object-1: float, count 0");
    op->refcnt = OB_IMMORTAL + 1;
    assert_broken("INV-object-1: float, count 3221225473");
    op->refcnt = 1;
    ob_decref(op);
}

static void what_is_shared_is_checked(void **state)
{
    (void)state;
    ob_none()->refcnt--;
    assert_broken("INV-object-2: a header of type 'NoneType' was written to");
    ob_none()->refcnt++;
    ob_list_type.base.flags = OB_FINALIZED;
    assert_broken("INV-object-2: a header of type 'type' was written to");
    ob_list_type.base.flags = 0;
    ObInt *one = (ObInt *)ob_int_new(1);
    one->value = 2;
    assert_broken("INV-values-1: 2, count 3221225472, is not the one small"
                  " int of its value");
    one->value = 1;
    char *bytes = (char *)(uintptr_t)ob_str_utf8(ob_str_intern("spam"));
    bytes[0] = 'S';
    assert_broken("INV-values-2: a name is not found, or not immortal");
    bytes[0] = 's';
}

/* --- misuse --- */

#ifndef NDEBUG
static void misuse_of_the_heap(void **state)
{
    (void)state;
    ObHeap *heap = ob_heap();
    ObObject *op = list_new(), *box = &shared_box.base;
    ObMem *no_mem = NULL;
    char why[9];
#define UNHEAPED "`op` is NULL, or was not born in a heap"
    MISUSE(ob_heap_new(no_mem), "ob_heap_new: `mem` is NULL");
    MISUSE((ob_heap_end(NULL), 0), "ob_heap_end: `heap` is NULL");
    MISUSE(ob_heap_alloc_at(NULL, 16, ""), "ob_heap_alloc: `heap` is NULL");
    MISUSE((ob_heap_free(NULL, op), 0), "ob_heap_free: `heap` is NULL");
    MISUSE((ob_heap_free(heap, NULL), 0), "ob_heap_free: " UNHEAPED);
    MISUSE((ob_heap_free(heap, box), 0), "ob_heap_free: " UNHEAPED);
    MISUSE(ob_heap_block_of(NULL), "ob_heap_block_of: " UNHEAPED);
    MISUSE(ob_heap_block_of(box), "ob_heap_block_of: " UNHEAPED);
    MISUSE((ob_heap_track(NULL, op), 0), "ob_heap_track: `heap` is NULL");
    MISUSE((ob_heap_track(heap, NULL), 0), "ob_heap_track: " UNHEAPED);
    MISUSE((ob_heap_track(heap, box), 0), "ob_heap_track: " UNHEAPED);
    MISUSE((ob_heap_track(heap, op), 0), "ob_heap_track: it is tracked already");
    MISUSE((ob_heap_untrack(NULL, op), 0), "ob_heap_untrack: `heap` is NULL");
    MISUSE((ob_heap_untrack(heap, NULL), 0), "ob_heap_untrack: " UNHEAPED);
    MISUSE((ob_heap_untrack(heap, box), 0), "ob_heap_untrack: " UNHEAPED);
    MISUSE(ob_heap_is_tracked(heap, NULL), "ob_heap_is_tracked: " UNHEAPED);
    MISUSE(ob_heap_is_tracked(heap, box), "ob_heap_is_tracked: " UNHEAPED);
    MISUSE(ob_heap_place(NULL, op), "ob_heap_place: `heap` is NULL");
    MISUSE(ob_heap_place(heap, NULL), "ob_heap_place: `op` is NULL");
    MISUSE((ob_heap_move(NULL, OB_YOUNG, OB_OLDEST), 0), "ob_heap_move: `heap` is NULL");
    MISUSE((ob_heap_move(heap, OB_UNREACHABLE, OB_YOUNG), 0), "ob_heap_move: the unreachable are a collection's");
    MISUSE(ob_heap_walk(NULL, OB_YOUNG, count, NULL), "ob_heap_walk: `heap` is NULL");
    MISUSE(ob_heap_walk(heap, OB_YOUNG, NULL, NULL), "ob_heap_walk: `visit` is NULL");
    MISUSE((ob_heap_deduce(NULL, OB_YOUNG), 0), "ob_heap_deduce: `heap` is NULL");
    MISUSE((ob_heap_move_leftovers(NULL), 0), "ob_heap_move_leftovers: `heap` is NULL");
    MISUSE((ob_heap_move(heap, OB_YOUNG, OB_UNREACHABLE), 0), "ob_heap_move: the unreachable are a collection's");
    MISUSE((ob_heap_move(heap, OB_UNTRACKED, OB_YOUNG), 0), "ob_heap_move: there is no such place");
    MISUSE((ob_heap_move(heap, OB_YOUNG, OB_PLACES), 0), "ob_heap_move: there is no such place");
#ifndef OTHER_HEAP
    MISUSE(ob_heap_walk(heap, OB_PLACES, count, NULL), "ob_heap_walk: there is no such place");
#endif
    MISUSE((ob_heap_deduce(heap, OB_UNREACHABLE), 0), "ob_heap_deduce: there is no such generation");
    assert_null(ob_heap_next_borrowed(heap));       /* before any rewind, too */
    drop_pair();
    (void)ob_heap_deduce(heap, OB_OLDEST);
    MISUSE((ob_heap_deduce(heap, OB_OLDEST), 0), "ob_heap_deduce: those of the last deduction are still there");
    ob_heap_move_leftovers(heap);
    ob_gc_collect();
    MISUSE((ob_heap_rewind(NULL), 0), "ob_heap_rewind: `heap` is NULL");
    MISUSE(ob_heap_next_borrowed(NULL), "ob_heap_next_borrowed: `heap` is NULL");
    MISUSE(ob_heap_validate(NULL, why, 9), "ob_heap_validate: `heap` is NULL");
    MISUSE(ob_heap_validate(heap, NULL, 9), "ob_heap_validate: `why` is NULL");
    MISUSE((ob_heap_watch(NULL, NULL, NULL), 0), "ob_heap_watch: `heap` is NULL");
    MISUSE((ob_heap_describe(NULL, op, why, 9), 0), "ob_heap_describe: `heap` is NULL");
    MISUSE((ob_heap_describe(heap, NULL, why, 9), 0), "ob_heap_describe: `op` is NULL");
    MISUSE((ob_heap_describe(heap, op, NULL, 9), 0), "ob_heap_describe: `text` is NULL");
    ob_decref(op);
}

static int show_nothing(ObObject *op, ObVisit *visit, void *arg)
{
    (void)op;
    return visit(NULL, arg);
}

static void a_traverse_shows_objects(void **state)
{
    (void)state;
    static ObType type = {
        .base = OB_STATIC_HEADER(&ob_type_type), .name = "Hollow",
        .basic_size = sizeof(ObObject), .traverse = show_nothing,
        .free = ob_object_free,
    };
    ObObject *op = ob_object_new(&type, sizeof(ObObject));
    assert_non_null(op);
    ob_track(op);
    MISUSE(ob_snapshot_take(NULL), "see_referent: a traverse shows NULL");
    MISUSE((ob_leaks_report(stderr), 0), "see_referent: a traverse shows NULL");
    MISUSE(ob_gc_get_referrers(ob_none()), "is_sought: a traverse shows NULL");
    MISUSE(ob_gc_get_referents(op), "append_found: a traverse shows NULL");
#ifndef OTHER_HEAP      /* which may put it in its own words */
    char why[9];
    MISUSE(ob_gc_collect(), "visit_decref: a traverse shows NULL");
    MISUSE(ob_validate(why, 9), "visit_deduct: a traverse shows NULL");
#endif
    ob_untrack(op);
    type.fixed = true;
    MISUSE((ob_track(op), 0), "is_container: a traverse shows NULL");
    ob_decref(op);
    type.fixed = false;
}

static void misuse_of_the_collector(void **state)
{
    (void)state;
    ObObject *op = list_new();
    MISUSE((ob_track(NULL), 0), "ob_track: `op` is NULL");
    MISUSE((ob_untrack(NULL), 0), "ob_untrack: `op` is NULL");
    MISUSE(ob_is_tracked(NULL), "ob_is_tracked: `op` is NULL");
    MISUSE(ob_is_container(NULL), "ob_is_container: `op` is NULL");
    MISUSE(ob_is_heaped(NULL), "ob_is_heaped: `op` is NULL");
    MISUSE(ob_gc_get_referrers(NULL), "ob_gc_get_referrers: `op` is NULL");
    MISUSE(ob_gc_get_referents(NULL), "ob_gc_get_referents: `op` is NULL");
    MISUSE(ob_gc_add_callback(NULL, NULL), "ob_gc_add_callback: `callback` is NULL");
    MISUSE((ob_gc_remove_callback(NULL, NULL), 0), "ob_gc_remove_callback: `callback` is NULL");
    MISUSE(ob_gc_start(NULL), "ob_gc_start: `interp` is NULL");
    MISUSE((ob_gc_stop(NULL), 0), "ob_gc_stop: `interp` is NULL");
    MISUSE(ob_gc_validate(NULL, 9), "ob_gc_validate: `why` is NULL");
    MISUSE(ob_validate(NULL, 9), "ob_validate: `why` is NULL");
    ob_decref(op);
    ObThread *self = ob_thread_swap(NULL);
    MISUSE(ob_heap(), "ob_heap: there is no interpreter");
    ob_thread_swap(self);
}

#ifndef OTHER_HEAP      /* which may only notice when it is validated */
static void too_few_references_end_in_a_sentence(void **state)
{
    (void)state;
    ObObject *a = list_new(), *b = list_new();
    hold(a, b);
    hold(a, b);
    b->refcnt = 1;
    assert_fatal(ob_gc_collect(), "visit_decref: more references lead to"
                 " an object than it counts");
    b->refcnt = 3;
    ob_decref(b);
    ob_decref(a);
}
#endif

#ifndef OB_SANITIZED
static void use_after_death(void **state)
{
    (void)state;
    for (int checked = 0; checked < 2; checked++) {
        ObInterp *inner = ob_interp_new(&(ObConfig){ .debug_mem = checked });
        ObObject *op = list_new();
        ob_decref(op);
        MISUSE((ob_track(op), 0), "ob_track: `op` is dead, or never was an object");
        MISUSE(ob_list_append(op, ob_none()), "ob_list_append: `op` is dead, or never was an object");
        MISUSE(ob_gc_get_referrers(op), "ob_gc_get_referrers: `op` is dead, or never was an object");
        MISUSE((ob_decref(op), 0), "ob_decref: `op` is dead, or never was an object");
        assert_int_equal(ob_interp_free(inner), 0);
        ob_thread_swap(&((ObInterp *)*state)->main);
    }
}
#endif
#endif

/* A type without `clear`: found each time, and never let go. */
static void who_cannot_let_go_is_found_again(void **state)
{
    (void)state;
    ObObject *box = box_new(ob_none());
    box_type.clear = NULL;
    ((Box *)box)->item = box;       /* the reference that was ours */
    ob_track(box);
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_gc_collect(), 1);
    box_type.clear = box_clear;
    assert_int_equal(ob_gc_collect(), 1);
    assert_int_equal(ob_gc_collect(), 0);
}

/* As a constructor does that has failed late. */
static void who_is_freed_is_in_no_place(void **state)
{
    (void)state;
    ObObject *half = ob_float_new(0.5);
    ObObject *cell = ob_object_new(&cell_type, sizeof(Cell));
    assert_non_null(cell);
    ((Cell *)cell)->held = half;
    ob_heap_track(ob_heap(), cell);
    ob_object_free(cell);
    ob_decref(half);
    assert_int_equal(ob_gc_collect(), 0);
}

static void a_tuple_of_atoms_is_in_no_place(void **state)
{
    (void)state;
    ObObject *none = ob_none(), *tuple = ob_tuple_new(1, &none);
    assert_true(ob_is_heaped(tuple));
    assert_int_equal(ob_heap_place(ob_heap(), tuple), OB_UNTRACKED);
    char text[40];
    ob_heap_describe(ob_heap(), tuple, text, sizeof text);
    assert_string_equal(text, "untracked");
    if (ob_mem()->check)        /* found by itself, not by its block */
        assert_true(ob_mem_serial(ob_mem(), tuple) > 0);
    (void)ob_mem_receipts(ob_mem(), tuple);
    ob_decref(tuple);
}

static void garbage_wants_memory(void **state)
{
    (void)state;
    ob_mem_fail_nth(ob_mem(), 1);
    assert_null(ob_gc_garbage());
    assert_raised(OB_MEMORY_ERROR, "");
}

static void hear_nothing(const char *phase, const ObGcInfo *info,
                         void *arg)
{
    (void)phase, (void)info, (void)arg;
}

static void validate_meanwhile(const char *phase, const ObGcInfo *info,
                               void *arg)
{
    char why[200];
    (void)phase, (void)info;
    *(int *)arg = ob_validate(why, sizeof why);
}

static void end_the_interpreter(const char *phase, const ObGcInfo *info,
                                void *arg)
{
    (void)phase, (void)info;
    ob_interp_free(arg);
}

static void callbacks_are_told_apart(void **state)
{
    int a, b;
    assert_int_equal(ob_gc_add_callback(hear_nothing, &a), 0);
    ob_gc_remove_callback(hear_nothing, &b);
    ob_gc_remove_callback(end_the_interpreter, &a);
    ob_gc_remove_callback(hear_nothing, &a);
    a = -1;
    assert_int_equal(ob_gc_add_callback(validate_meanwhile, &a), 0);
    ob_gc_collect();
    ob_gc_remove_callback(validate_meanwhile, &a);
    assert_int_equal(a, 0);
    assert_int_equal(ob_gc_add_callback(end_the_interpreter, *state), 0);
    assert_fatal(ob_gc_collect(), "ob_interp_free: a collection cannot end "
                 "the interpreter");
    ob_gc_remove_callback(end_the_interpreter, *state);
}

#ifndef OTHER_HEAP
static void assert_torn(const char *what)
{
    char why[200];
    assert_int_equal(ob_validate(why, sizeof why), -1);
    assert_string_equal(why, what);
}

/* The words before an object, and those of three in a ring. */
static void each_way_to_tear_a_ring_is_noticed(void **state)
{
    (void)state;
    const char *torn = "INV-heap-1: a torn ring at: list, count 1";
    const char *dead = "INV-heap-1: tracked and dead: list, count 1";
    ObObject *a = list_new(), *b = list_new(), *c = list_new();
    uintptr_t *of_a = (uintptr_t *)a - 2, *of_b = (uintptr_t *)b - 2;
    uintptr_t before = of_b[1];
    of_b[1] = (uintptr_t)((uintptr_t *)c - 2);
    assert_torn(torn);
    of_b[1] = before;
    before = of_a[1];
    of_a[1] = (uintptr_t)((uintptr_t *)c - 2);
    assert_torn(torn);
    of_a[1] = before;
    a->flags |= OB_DYING;
    assert_torn(dead);
    a->flags &= ~(uint32_t)OB_DYING;
    a->flags &= ~(uint32_t)OB_HEAPED;
    assert_torn(dead);
    a->flags |= OB_HEAPED;
    ob_decref(a);
    ob_decref(b);
    ob_decref(c);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifndef OTHER_HEAP
        checked_test(each_way_to_tear_a_ring_is_noticed),
#endif
        checked_test(who_cannot_let_go_is_found_again),
        checked_test(who_is_freed_is_in_no_place),
        checked_test(a_tuple_of_atoms_is_in_no_place),
        checked_test(garbage_wants_memory),
        checked_test(callbacks_are_told_apart),
        checked_test(what_is_in_the_making_is_not_asked),
        checked_test(nothing_is_nothing),
        checked_test(a_list_in_itself_is_one),
        checked_test(a_dict_in_itself_is_one),
        checked_test(a_pair_is_two),
        checked_test(a_tail_counts),
        checked_test(root_left_right_is_two),
        checked_test(only_the_tracked_count),
        checked_test(a_cycle_through_a_tuple_is_cleared_elsewhere),
        checked_test(what_somebody_holds_stays),
        checked_test(a_name_holds),
        checked_test(a_zero_is_no_verdict),
        checked_test(the_end_of_a_long_way_is_brought_back),
        checked_test(the_untracked_hold_what_they_hold),
        checked_test(a_doomed_cycle_is_silent_until_collected),
        checked_test(counts_through_del_and_collect),
        checked_test(at_the_end_everything_is_collected),
        checked_test(no_collection_within_a_collection),
        checked_test(what_changes_under_clear_is_whole),
        checked_test(who_is_saved_lives),
        checked_test(deaths_take_others_out_of_the_walk),
        checked_test(who_speaks_is_tracked_the_dead_are_not),
        checked_test(who_is_taken_apart_is_not_tracked),
        checked_test(those_who_wait_are_found_when_they_speak),
        checked_test(an_exception_stays_pending),
        checked_test(what_is_raised_inside_is_forgotten),
        checked_test(collecting_needs_no_memory),
        checked_test(what_is_tracked),
        checked_test(tracking_twice_is_once),
        checked_test(the_empty_tuple_is_in_no_heap),
        checked_test(referents_are_those_of_traverse),
        checked_test(referrers_are_tracked_containers),
        checked_test(all_objects_but_the_list_of_them),
        cmocka_unit_test(looking_may_run_out_of_memory),
        checked_test(callbacks_hear_start_and_stop),
        cmocka_unit_test(listening_may_run_out_of_memory),
        checked_test(enabled_is_a_switch),
        checked_test(collectable_objects_are_shown),
        checked_test(saved_garbage_can_be_looked_at),
        checked_test(garbage_that_was_saved_goes_at_the_end),
        cmocka_unit_test(saving_may_run_out_of_memory),
        checked_test(what_cannot_be_saved_stays),
        checked_test(places_are_known),
        checked_test(the_walk_misses_nobody),
        checked_test(a_deduction_leaves_a_whole_heap),
        checked_test(a_collection_takes_time),
        checked_test(one_may_watch_a_deduction),
        checked_test(too_few_references_are_noticed),
#ifndef OTHER_HEAP
        checked_test(a_torn_ring_is_noticed),
#endif
        checked_test(a_bare_container_leaves_as_it_is_freed),
        checked_test(a_write_past_the_end_is_noticed_still),
        checked_test(no_room_is_no_memory),
        checked_test(unchecked_memory_shows_the_tracked),
        checked_test(no_interpreter_without_a_heap),
        checked_test(clear_may_collect),
        checked_test(clear_may_untrack_others),
        checked_test(clear_that_raises_disturbs_nobody),
        checked_test(callbacks_that_raise_disturb_nobody),
        checked_test(a_static_container_is_like_any_other),
        checked_test(counts_are_checked),
        checked_test(what_is_shared_is_checked),
#ifndef NDEBUG
        checked_test(misuse_of_the_heap),
        checked_test(misuse_of_the_collector),
        checked_test(a_traverse_shows_objects),
#ifndef OTHER_HEAP
        checked_test(too_few_references_end_in_a_sentence),
#endif
#ifndef OB_SANITIZED
        checked_test(use_after_death),
#endif
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
