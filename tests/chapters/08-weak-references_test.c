/* Chapter 8: weak references, callbacks, proxies, weak methods. */
#include "support.h"
#include "fatal.h"

#include <stdio.h>
#include <stdlib.h>

/* --- what happened, in words --- */

static char events[2000];

static void note(const char *format, ...)
{
    size_t n = strlen(events);
    va_list args;
    va_start(args, format);
    vsnprintf(events + n, sizeof events - n, format, args);
    va_end(args);
}

static void assert_happened_at(const char *expected, int line)
{
    if (strcmp(events, expected) != 0)
        fail_msg("line %d: expected\n%s\nand it was\n%s", line, expected,
                 events);
    events[0] = '\0';
}
#define assert_happened(expected) assert_happened_at(expected, __LINE__)

static void note_ignored(const ObError *error, const char *context,
                         void *arg)
{
    (void)arg;
    const char *at = strstr(context, "<function");
    int n = at == NULL ? (int)strlen(context) : (int)(at - context);
    note("[%.*s%s: %s] ", n, context, ob_exc_name(error->exc),
         error->text);
}

static int start_weak(void **state)
{
    events[0] = '\0';
    int result = start_checked(state);
    ob_unraisable_to(note_ignored, NULL);
    ob_gc_disable();
    return result;
}

#define weak_test(f) \
    cmocka_unit_test_setup_teardown(f, start_weak, stop_checked)

/* --- what can be referred to --- */

/* Objects with a name, a friend, and something to do when they die. */
typedef struct Node {
    ObObject base;
    const char *name;
    void (*act)(struct Node *self);     /* NULL: nothing */
    ObObject *friend;
    ObRef *weakrefs;
} Node;

static int node_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *friend = ((Node *)op)->friend;
    return friend != NULL ? visit(friend, arg) : 0;
}

static ObObject *node_drop_next(ObObject *op)
{
    ObObject *friend = ((Node *)op)->friend;
    ((Node *)op)->friend = NULL;
    return friend != NULL ? ob_dropped(friend) : NULL;
}

static void node_clear(ObObject *op)
{
    ObObject *friend = ((Node *)op)->friend;
    ((Node *)op)->friend = NULL;
    if (friend != NULL)
        ob_decref(friend);
}

static void node_finalize(ObObject *op)
{
    Node *node = (Node *)op;
    note("died %s ", node->name);
    if (node->act != NULL)
        node->act(node);
}

static ObObject *node_repr(ObObject *op)
{
    return ob_str_format("Node('%s')", ((Node *)op)->name);
}

static int node_equal(ObObject *a, ObObject *b)
{
    return strcmp(((Node *)a)->name, ((Node *)b)->name) == 0;
}

static int64_t node_hash(ObObject *op)
{
    return ((Node *)op)->name[0];
}

static ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .weak_offset = offsetof(Node, weakrefs),
    .repr = node_repr, .equal = node_equal, .hash = node_hash,
    .traverse = node_traverse, .drop_next = node_drop_next,
    .clear = node_clear, .finalize = node_finalize,
    .free = ob_object_free,
};

static ObObject *node(const char *name)
{
    ObObject *op = ob_object_new(&node_type, sizeof(Node));
    assert_non_null(op);
    *(Node *)op = (Node){ .base = *op, .name = name };
    ob_track(op);
    return op;
}

static inline ObObject *node_that(const char *name, void (*act)(Node *))
{
    ObObject *op = node(name);
    ((Node *)op)->act = act;
    return op;
}

static void befriend(ObObject *op, ObObject *friend)
{
    ob_incref(friend);
    ((Node *)op)->friend = friend;
}

/* Holds itself. */
static ObObject *loop(const char *name)
{
    ObObject *op = node(name);
    befriend(op, op);
    return op;
}

/* --- callbacks --- */

static ObObject *refer(ObObject *to, ObObject *callback)
{
    ObObject *ref = ob_ref_new(to, callback);
    assert_non_null(ref);
    return ref;
}

/* function(self, ref) */
static ObObject *callback_of(ObFunction *function, ObObject *self)
{
    ObObject *f = ob_function_new("f", function);
    assert_non_null(f);
    ObObject *method = ob_method_new(f, self);
    assert_non_null(method);
    ob_decref(f);
    return method;
}

static ObObject *say(ObObject *self, ObObject *const args[], size_t n)
{
    assert_int_equal(n, 1);
    note("told %s%s ", ob_str_utf8(self),
         ob_ref_is_dead(args[0]) ? "" : "?");
    return ob_none();
}

/* A reference that says its name when its object dies. */
static ObObject *teller(ObObject *to, const char *name)
{
    ObObject *text = ob_str_from(name);
    assert_non_null(text);
    ObObject *callback = callback_of(say, text);
    ob_decref(text);
    ObObject *ref = refer(to, callback);
    ob_decref(callback);
    return ref;
}

static void assert_alive(ObObject *ref, const ObObject *to)
{
    ObObject *found;
    assert_int_equal(ob_ref_get(ref, &found), 1);
    assert_ptr_equal(found, to);
    assert_false(ob_ref_is_dead(ref));
    ob_decref(found);
}

static void assert_dead(ObObject *ref)
{
    ObObject *found = ref;
    assert_int_equal(ob_ref_get(ref, &found), 0);
    assert_null(found);
    assert_true(ob_ref_is_dead(ref));
}

/* --- a reference that does not count --- */

static void it_leads_there_and_does_not_count(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    assert_int_equal(ob_refcnt(op), 1);
    assert_alive(ref, op);
    assert_int_equal(ob_refcnt(op), 1);
    assert_true(ob_is_tracked(ref));
    ob_decref(op);
    assert_happened("died a ");
    assert_dead(ref);
    ob_decref(ref);
}

static void without_a_callback_it_is_shared(void **state)
{
    (void)state;
    ObObject *op = node("a"), *ref = refer(op, NULL);
    ObObject *again = refer(op, ob_none());
    assert_ptr_equal(ref, again);
    ObObject *told = teller(op, "t");
    assert_ptr_not_equal(ref, told);
    assert_int_equal(ob_weakref_count(op), 2);
    ob_decref(ref);
    ob_decref(again);
    assert_int_equal(ob_weakref_count(op), 1);
    ob_decref(op);
    ob_decref(told);
    assert_happened("died a told t ");
}

static void all_are_dead_before_the_first_is_told(void **state)
{
    (void)state;
    ObObject *op = node("a"), *plain = refer(op, NULL);
    ObObject *one = teller(op, "1"), *two = teller(op, "2");
    ObObject *three = teller(op, "3");
    ob_decref(two);             /* who is gone is not told */
    ob_decref(op);
    assert_happened("died a told 3 told 1 ");
    assert_dead(plain);
    ob_decref(plain);
    ob_decref(one);
    ob_decref(three);
}

static void in_a_collection_they_are_told_before(void **state)
{
    (void)state;
    ObObject *op = loop("a"), *plain = refer(op, NULL);
    ObObject *one = teller(op, "1"), *two = teller(op, "2");
    ob_decref(op);
    assert_alive(plain, op);
    assert_int_equal(ob_gc_collect(), 1);
    assert_happened("told 2 told 1 died a ");
    assert_dead(plain);
    ob_decref(plain);
    ob_decref(one);
    ob_decref(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        weak_test(it_leads_there_and_does_not_count),
        weak_test(without_a_callback_it_is_shared),
        weak_test(all_are_dead_before_the_first_is_told),
        weak_test(in_a_collection_they_are_told_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
