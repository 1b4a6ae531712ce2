/* The hooks of 98-later.nw: at a death, weak references are cleared;
 * within a collection, the unreachable speak and may come back. */
#include "node.h"

#include <stdlib.h>

/* --- weak references, in small --- */

typedef struct Weak {
    ObObject *to;           /* borrowed; NULL: dead */
} Weak;

enum { WEAKS = 4 };

static Weak weaks[WEAKS];

static Weak *refer_weakly(int i, ObObject *op)
{
    op->flags |= LATER_WEAKLY;
    weaks[i].to = op;
    return &weaks[i];
}

/* What a weak reference answers: the object, or NULL. */
static ObObject *ask(const Weak *weak)
{
    return weak->to != NULL && !ob_is_dying(weak->to) ? weak->to : NULL;
}

static int clear_weaks(ObObject *op, void *arg)
{
    (void)arg;
    for (int i = 0; i < WEAKS; i++)
        if (weaks[i].to == op)
            weaks[i].to = NULL;
    op->flags &= ~(uint32_t)LATER_WEAKLY;
    return 0;
}

/* --- what happened, as letters --- */

static char events[2000];

static void note(char event, char name)
{
    size_t n = strlen(events);
    assert_in_range(n, 0, sizeof events - 4);
    events[n] = event;
    events[n + 1] = name;
    events[n + 2] = ' ';
    events[n + 3] = '\0';
}

#define assert_happened(text) \
    do { \
        assert_string_equal(events, text); \
        events[0] = '\0'; \
    } while (0)

/* The same without the names: whom of a cycle a heap shows first, is
 * its own affair. */
static void assert_kinds(const char *expected)
{
    char kinds[40] = "";
    for (size_t i = 0; events[3 * i] != '\0' && i < sizeof kinds - 1; i++)
        kinds[i] = events[3 * i];
    assert_string_equal(kinds, expected);
    events[0] = '\0';
}

/* --- the hooks --- */

static void (*called_back)(ObObject *op);

void later_death(ObObject *op)
{
    assert_int_equal(ob_refcnt(op), 0);
    assert_false(ob_is_dying(op));
    assert_false(ob_is_tracked(op));
    clear_weaks(op, NULL);
    note('w', ((Node *)op)->name);
    if (called_back != NULL)
        called_back(op);
    ob_write_unraisable("weakref callback", "function", op);
}

static void let_speak(ObObject *op)
{
    if (ob_type(op)->finalize == NULL || op->flags & OB_FINALIZED)
        return;
    op->flags |= OB_FINALIZED;
    ob_incref(op);
    ob_type(op)->finalize(op);
    ob_write_unraisable("deallocator", ob_type(op)->name, op);
    ob_decref(op);
}

size_t later_collection(ObHeap *heap)
{
    ob_heap_rewind(heap);
    for (ObObject *op; (op = ob_heap_next_borrowed(heap)) != NULL; )
        let_speak(op);
    size_t unreachable = ob_heap_deduce_again(heap);
    ob_heap_walk(heap, OB_UNREACHABLE, clear_weaks, NULL);
    return unreachable;
}

/* --- objects that speak --- */

static void (*spoken)(ObObject *op);

static void speaker_finalize(ObObject *op)
{
    note('s', ((Node *)op)->name);
    if (spoken != NULL)
        spoken(op);
}

static void speaker_free(ObObject *op)
{
    note('f', ((Node *)op)->name);
    ob_object_free(op);
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Speaker",
    .basic_size = sizeof(Node), .repr = node_repr,
    .traverse = node_traverse, .drop_next = node_drop_next,
    .clear = node_clear, .finalize = speaker_finalize,
    .free = speaker_free, .later_weakly = true,
};

/* Nothing to say, nothing to drop, nothing of its own to free. */
static ObType plain_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Plain",
    .basic_size = sizeof(Node), .free = ob_object_free,
    .later_weakly = true,
};

static ObObject *speaker(char name, ObObject *left, ObObject *right)
{
    Node *node = node_new(&speaker_type, name, left, right);
    assert_non_null(node);
    return &node->base;
}

/* Two that hold each other; of the first, a reference is the caller's. */
static ObObject *cycle(char a, char b)
{
    ObObject *first = speaker(a, NULL, NULL);
    ob_incref(first);
    ((Node *)first)->left = speaker(b, first, NULL);
    return first;
}

static int start_hooks(void **state)
{
    memset(weaks, 0, sizeof weaks);
    events[0] = '\0';
    called_back = spoken = NULL;
    return start_checked(state);
}

#define hook_test(f) \
    cmocka_unit_test_setup_teardown(f, start_hooks, stop_checked)

/* --- at a death --- */

static void ask_in_last_words(ObObject *op)
{
    assert_int_equal(ob_is_tracked(op), 1);
    if (((Node *)op)->name == 'p')
        assert_ptr_equal(ask(&weaks[0]), op);
}

/* The child is still held, and nothing of op is dropped. */
static void look_at_child(ObObject *op)
{
    const Node *node = (Node *)op;
    if (node->name != 'p')
        return;
    assert_null(ask(&weaks[0]));
    assert_non_null(node->left);
    assert_int_equal(ob_refcnt(node->left), 1);
    assert_ptr_equal(ask(&weaks[1]), node->left);
}

static void the_weak_are_told_between_words_and_drops(void **state)
{
    (void)state;
    ObObject *child = speaker('c', NULL, NULL);
    ObObject *parent = speaker('p', child, NULL);
    refer_weakly(0, parent);
    refer_weakly(1, child);
    spoken = ask_in_last_words;
    called_back = look_at_child;
    ob_decref(parent);
    assert_happened("sp wp sc wc fc fp ");
    assert_null(ask(&weaks[1]));
}

static void who_is_not_referred_to_is_not_asked(void **state)
{
    (void)state;
    ob_decref(speaker('a', speaker('b', NULL, NULL), NULL));
    assert_happened("sa sb fb fa ");
}

static void a_plain_object_is_told_of_too(void **state)
{
    (void)state;
    ObObject *op = ob_object_new(&plain_type, sizeof(Node));
    assert_non_null(op);
    ((Node *)op)->name = 'a';
    const Weak *weak = refer_weakly(0, op);
    ob_incref(op);
    ob_decref(op);
    assert_ptr_equal(ask(weak), op);
    ob_decref(op);
    assert_happened("wa ");
    assert_null(ask(weak));
}

static ObObject *saved;

static void save(ObObject *op)
{
    ob_incref(op);
    saved = op;
}

static void the_resurrected_are_referred_to_as_before(void **state)
{
    (void)state;
    ObObject *op = speaker('a', NULL, NULL);
    const Weak *weak = refer_weakly(0, op);
    spoken = save;
    ob_decref(op);
    assert_happened("sa ");
    assert_ptr_equal(ask(weak), saved);
    ob_decref(saved);
    assert_happened("wa fa ");
    assert_null(ask(weak));
}

/* Everything that a callback may do, while its object is no longer
 * alive and not yet taken apart. */
static void do_much(ObObject *op)
{
    (void)op;
    called_back = NULL;
    ob_decref(cycle('x', 'y'));
    assert_int_equal(ob_gc_collect(), 2);
    ob_decref(speaker('z', NULL, NULL));
    char why[200] = "";
    assert_int_equal(ob_validate(why, sizeof why), 0);
    ob_raise(OB_TYPE_ERROR, "in a callback");
}

static void note_error(const ObError *error, const char *context,
                       void *arg)
{
    assert_int_equal(error->exc, OB_TYPE_ERROR);
    assert_non_null(strstr(context, "weakref callback"));
    ++*(int *)arg;
}

static void a_callback_may_do_anything(void **state)
{
    (void)state;
    int heard = 0;
    ob_unraisable_to(note_error, &heard);
    ObObject *parent = speaker('p', speaker('c', NULL, NULL), NULL);
    refer_weakly(0, parent);
    called_back = do_much;
    ob_raise(OB_KEY_ERROR, "mine");
    ob_decref(parent);
    assert_raised(OB_KEY_ERROR, "mine");
    assert_int_equal(heard, 1);
    assert_kinds("swssffsfsff");    /* p; x and y; z; c, p */
}

/* --- who waits for its death --- */

/* Each drops the next in its last words. At the bottom, `deep` is too
 * deep, and waits. */
static bool was_dying;

static void drop_left(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject *left = node->left;
    node->left = NULL;
    if (left == NULL)
        return;
    bool to_wait = ob_thread_self->deaths == OB_DEATHS_NESTED;
    ob_decref(left);
    if (to_wait) {
        was_dying = ob_is_dying(left);
        assert_ptr_equal(weaks[0].to, left);
        assert_null(ask(&weaks[0]));
        assert_ptr_equal(((Node *)left)->right, weaks[1].to);
        assert_non_null(ask(&weaks[1]));
    }
}

static void who_waits_answers_as_dead(void **state)
{
    (void)state;
    ObObject *child = speaker('c', NULL, NULL);
    ObObject *op = speaker('d', NULL, child);
    refer_weakly(0, op);
    refer_weakly(1, child);
    for (int i = 0; i < OB_DEATHS_NESTED; i++)
        op = speaker('n', op, NULL);
    spoken = drop_left;
    was_dying = false;
    ob_decref(op);
    assert_true(was_dying);
    assert_null(weaks[0].to);
    assert_null(weaks[1].to);
}

/* --- within a collection --- */

static void all_speak_and_are_collected(void **state)
{
    (void)state;
    ObObject *first = cycle('a', 'b');
    refer_weakly(0, first);
    refer_weakly(1, ((Node *)first)->left);
    ob_decref(first);
    assert_ptr_equal(ask(&weaks[0]), first);
    assert_int_equal(ob_gc_collect(), 2);
    assert_null(ask(&weaks[0]));
    assert_null(ask(&weaks[1]));
    assert_kinds("ssff");
}

static void see_each_other(ObObject *op)
{
    (void)op;
    assert_non_null(ask(&weaks[0]));
    assert_non_null(ask(&weaks[1]));
}

static void who_speaks_sees_the_others(void **state)
{
    (void)state;
    ObObject *first = cycle('a', 'b');
    refer_weakly(0, first);
    refer_weakly(1, ((Node *)first)->left);
    spoken = see_each_other;
    ob_decref(first);
    assert_int_equal(ob_gc_collect(), 2);
}

static void save_first(ObObject *op)
{
    if (saved == NULL)
        save(op);
}

/* semantics.md 3.2: 0; after the next drop, 2. */
static void resurrect_and_drop(int generation, ObPlace place)
{
    ObObject *first = cycle('a', 'b');
    ObObject *second = ((Node *)first)->left;
    refer_weakly(0, second);
    saved = NULL;
    spoken = save_first;
    ob_decref(first);
    assert_int_equal(ob_gc_collect_generation(generation), 0);
    assert_kinds("ss");
    assert_int_equal(ob_refcnt(saved), 2);
    assert_ptr_equal(ask(&weaks[0]), second);
    assert_int_equal(ob_heap_place(ob_heap(), first), place);
    assert_int_equal(ob_heap_place(ob_heap(), second), place);
    ob_decref(saved);
    assert_ptr_equal(ask(&weaks[0]), second);
    assert_int_equal(ob_gc_collect(), 2);
    assert_null(ask(&weaks[0]));
    assert_kinds("ff");         /* nobody speaks twice */
}

static void the_resurrected_live_where_survivors_go(void **state)
{
    (void)state;
    resurrect_and_drop(0, OB_MIDDLE);
    resurrect_and_drop(1, OB_OLDEST);
    resurrect_and_drop(2, OB_OLDEST);
}

static void save_a(ObObject *op)
{
    if (((Node *)op)->name == 'a')
        save(op);
}

/* a -> b -> a, and a holds a tail; x and y hold a, and each other. */
static void the_rest_is_cleared(void **state)
{
    (void)state;
    ObObject *a = cycle('a', 'b'), *x = cycle('x', 'y');
    ObObject *list = ob_list_new(), *tail = speaker('t', list, NULL);
    ((Node *)a)->right = tail;
    ((Node *)x)->right = a;
    refer_weakly(0, x);
    refer_weakly(1, tail);
    spoken = save_a;
    ob_decref(x);
    assert_int_equal(ob_gc_collect_generation(0), 2);   /* x and y */
    assert_null(ask(&weaks[0]));
    assert_ptr_equal(ask(&weaks[1]), tail);
    ObObject *lives[] = { a, ((Node *)a)->left, tail, list };
    for (size_t i = 0; i < 4; i++) {
        assert_true(ob_is_tracked(lives[i]));
        assert_int_equal(ob_heap_place(ob_heap(), lives[i]), OB_MIDDLE);
    }
    assert_int_equal(ob_refcnt(a), 2);
    ob_decref(saved);
    assert_int_equal(ob_gc_collect(), 4);
}

static void break_cycle(ObObject *op)
{
    node_clear(op);
}

static void who_breaks_its_own_cycle_is_not_counted(void **state)
{
    (void)state;
    spoken = break_cycle;
    ob_decref(cycle('a', 'b'));
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(strlen(events), strlen("sa sb fa fb "));
    assert_int_equal(ob_gc_collect(), 0);
}

/* Hangs a new list with op in it on itself: op is held by garbage that
 * was born while it spoke. */
static void be_held_by_new_garbage(ObObject *op)
{
    ObObject *list = ob_list_new();
    assert_int_equal(ob_list_append(list, list), 0);
    assert_int_equal(ob_list_append(list, op), 0);
    ob_decref(list);
}

static void new_garbage_holds_as_if_from_outside(void **state)
{
    (void)state;
    spoken = be_held_by_new_garbage;
    ob_decref(cycle('a', 'b'));
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(ob_gc_collect(), 4);       /* and two lists */
}

static void disturb(ObObject *op)
{
    (void)op;
    assert_int_equal(ob_gc_collect(), 0);
    ob_gc_freeze();
    ob_gc_unfreeze();
    ob_gc_set_threshold(1, 1, 1);
    ob_decref(cycle('x', 'y'));
    ob_decref(cycle('x', 'y'));
    ob_checkpoint();
    spoken = NULL;
    ob_raise(OB_TYPE_ERROR, "in last words");
}

static void forget(const ObError *error, const char *context, void *arg)
{
    (void)error, (void)context;
    ++*(int *)arg;
}

static void last_words_do_not_disturb(void **state)
{
    (void)state;
    int heard = 0;
    ob_unraisable_to(forget, &heard);
    ObObject *kept = cycle('k', 'l');
    spoken = disturb;
    ob_decref(cycle('a', 'b'));
    assert_int_equal(ob_gc_collect(), 2);
    assert_int_equal(heard, 1);
    assert_int_equal(ob_gc_collect(), 4);
    assert_int_equal(ob_refcnt(kept), 2);
    ob_decref(kept);
}

/* With SAVEALL the rest goes to gc.garbage, and where survivors go. */
static void the_saved_are_not_the_resurrected(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_set_debug(OB_GC_SAVEALL), 0);
    ObObject *a = cycle('a', 'b'), *x = cycle('x', 'y');
    spoken = save_a;
    ob_decref(a);
    ob_decref(x);
    assert_int_equal(ob_gc_collect_generation(0), 2);
    assert_int_equal(ob_list_size(ob_gc_garbage_borrowed()), 2);
    assert_int_equal(ob_heap_place(ob_heap(), a), OB_MIDDLE);
    assert_int_equal(ob_heap_place(ob_heap(), x), OB_MIDDLE);
    ob_gc_set_debug(0);
    ob_list_clear(ob_gc_garbage_borrowed());
    ob_decref(saved);
    assert_int_equal(ob_gc_collect_generation(1), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        hook_test(the_weak_are_told_between_words_and_drops),
        hook_test(who_is_not_referred_to_is_not_asked),
        hook_test(a_plain_object_is_told_of_too),
        hook_test(the_resurrected_are_referred_to_as_before),
        hook_test(a_callback_may_do_anything),
        hook_test(who_waits_answers_as_dead),
        hook_test(all_speak_and_are_collected),
        hook_test(who_speaks_sees_the_others),
        hook_test(the_resurrected_live_where_survivors_go),
        hook_test(the_rest_is_cleared),
        hook_test(who_breaks_its_own_cycle_is_not_counted),
        hook_test(new_garbage_holds_as_if_from_outside),
        hook_test(last_words_do_not_disturb),
        hook_test(the_saved_are_not_the_resurrected),
    };
    return cmocka_run_group_tests_name("hooks", tests, NULL, NULL);
}
