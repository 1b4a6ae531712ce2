/* Exercise 4.1: each answer is tried on the library. */
#include "lists.h"
#include "many.h"

#define COUNTED \
    "It returns how many tracked containers it found unreachable."
#define NAMED "A name holds one of them, and that one holds the other."
#define TAIL \
    "What hangs off a garbage cycle is as unreachable as the cycle."
#define ATOMS "Ints and strings are no containers, and are not counted."
#define HEAD \
    "What nobody refers to dies of its count, before the collector comes."
#define COPY \
    "What is left of a copy are the references from outside. That b is held " \
    "by something reachable is found out later."
#define TRACKED \
    "Tracked are lists, dicts, and tuples that hold a container."

static void collects(int answer, const char *why)
{
    expect_answered(answer != -1);
    expect_int("your answer", answer, (long long)ob_gc_collect(), why);
}

static void pair(void)
{
    ObObject *a = list(), *b = list();
    put(b, a);
    put(a, b);
    ob_decref(a);
    ob_decref(b);
    collects(returns_pair, COUNTED);
}

static void named(void)
{
    ObObject *a = list(), *b = list();
    put(b, a);
    put(a, b);
    ob_decref(a);
    collects(returns_named, NAMED);
    ob_decref(b);
}

static void tail(void)
{
    ObObject *a = list(), *b = list();
    put_steal(b, list());
    put_steal(a, b);
    put(a, a);
    ob_decref(a);
    collects(returns_tail, TAIL);
}

static void atoms(void)
{
    ObObject *a = list();
    put_steal(a, need(ob_int_new(1000000)));
    put_steal(a, need(ob_str_from("spamspam")));
    put(a, a);
    ob_decref(a);
    collects(returns_atoms, ATOMS);
}

static void tuple(void)
{
    ObObject *a = list();
    put_steal(a, need(ob_tuple_new(1, &a)));
    ob_decref(a);
    collects(returns_tuple, COUNTED);
}

static void head(void)
{
    ObObject *c = list(), *d = list(), *top = list();
    put(d, c);
    put(c, d);
    put(top, c);
    ob_decref(c);
    ob_decref(d);
    ob_decref(top);
    collects(returns_head, HEAD);
}

static const ObObject *watched;
static char seen[40];

static void watch(ObHeap *heap, const char *what, void *arg)
{
    (void)what;
    int *step = arg;
    if (++*step == 2)
        ob_heap_describe(heap, watched, seen, sizeof seen);
}

static void copy(void)
{
    ObObject *a = list(), *b = list();
    int step = 0, left = -1;
    put(b, a);
    put(a, b);
    ob_decref(b);
    watched = b;
    ob_heap_watch(ob_heap(), watch, &step);
    ob_gc_collect();
    ob_heap_watch(ob_heap(), NULL, NULL);
    sscanf(seen, "gc_refs %d", &left);
    expect_answered(left_of_b != -1);
    expect_int("your answer", left_of_b, left, COPY);
    ob_decref(a);
}

static void tracking(void)
{
    ObObject *one = need(ob_int_new(1)), *items[] = { one, one };
    ObObject *inner = list();
    ObObject *values[] = { one, need(ob_str_from("spam")), list(),
                           need(ob_tuple_new(0, NULL)),
                           need(ob_dict_new()),
                           need(ob_tuple_new(2, items)),
                           need(ob_tuple_new(1, &inner)) };
    int n = 0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        n += ob_is_tracked(values[i]);
    expect_answered(tracked != -1);
    expect_int("your answer", tracked, n, TRACKED);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        ob_decref(values[i]);
    ob_decref(inner);
}

int main(void)
{
    static const Check checks[] = {
        { "two lists in each other", pair, .section = "returns" },
        { "one of them has a name", named, .section = "subtraction" },
        { "a cycle with a tail", tail, .section = "returns" },
        { "a cycle with atoms", atoms, .section = "head" },
        { "a cycle through a tuple", tuple, .section = "head" },
        { "somebody who refers to a cycle", head, .section = "returns" },
        { "what is left of a copy", copy, .section = "subtraction" },
        { "who is tracked", tracking, .section = "head" },
    };
    return RUN(checks);
}
