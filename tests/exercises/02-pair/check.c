/* Exercise 2.3: a type that holds two objects. */
#include "harness.h"
#include "pair.h"

#include <limits.h>
#include <string.h>

#define OWN \
    "A Pair holds references of its own to its first and its second: " \
    "whoever made it may let go of his."
#define ONCE \
    "While it lived, the Pair had a reference of its own; when it died, more " \
    "than that one was let go of. drop_next hands over each reference once, " \
    "and lets go of nothing itself: the loop in object.c does."
#define NEW \
    "Each call makes a new Pair, also of two that another Pair holds."
#define VERY \
    "A Pair holds the very objects that it was given. Equal ones are two " \
    "all the same."
#define ONE \
    "drop_next hands over one reference at a time. Neither it nor free lets " \
    "go of anything; the loop in object.c does, without recursion."
#define ALL \
    "A dying Pair hands over both of its references, one at each call of " \
    "drop_next."
#define VISIT \
    "traverse visits what a Pair holds: both, each once, until visit " \
    "returns something other than 0."
#define TWICE \
    "An object that is both is held twice, and shown twice: traverse " \
    "shows references."
#define ORDER "The first goes before the second."
#define UNDO \
    "If there is no memory for the Pair, no reference has been taken."

static void holds_both(void)
{
    ObObject *a = need(ob_float_new(1.5)), *b = need(ob_float_new(2.5));
    ObObject *pair = need(pair_new(a, b));
    expect_same("the first", pair_first_borrowed(pair), a, OWN);
    expect_same("the second", pair_second_borrowed(pair), b, OWN);
    expect_count("the count of the first", a, 2, OWN);
    expect_count("the count of the second", b, 2, OWN);
    ob_decref(pair);
    expect_alive("the first, when the Pair is dead", a, ONCE);
    expect_alive("the second, when the Pair is dead", b, ONCE);
    expect_count("the count of the first afterwards", a, 1, ALL);
    expect_count("the count of the second afterwards", b, 1, ALL);
    expect_receipts("the first", a);
    expect_receipts("the second", b);
    ob_decref(a);
    ob_decref(b);
}

static void holds_one_twice(void)
{
    ObObject *a = need(ob_float_new(1.5));
    ObObject *pair = need(pair_new(a, a));
    expect_count("the count of an object that is both", a, 3, OWN);
    ob_decref(pair);
    expect_count("its count afterwards", a, 1, ALL);
    ob_decref(a);
    ObObject *inner = need(pair_new(ob_none(), ob_none()));
    pair = need(pair_new(inner, inner));
    expect_count("the count of a Pair that is both", inner, 3, OWN);
    ob_decref(pair);
    expect_alive("it, when the outer one is dead", inner, ONCE);
    expect_count("its count afterwards", inner, 1, ALL);
    ob_decref(inner);
}

/* What is equal, and what is not even an object of its own. */
static void holds_equals(void)
{
    ObObject *some[][2] = {
        { ob_int_new(3000), ob_int_new(3000) },
        { ob_float_new(1.5), ob_float_new(1.5) },
        { ob_str_from("spam"), ob_str_from("spam") },
        { ob_int_new(2), ob_float_new(2.0) },
    };
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        ObObject *a = need(some[i][0]), *b = need(some[i][1]);
        long long of_a = ob_refcnt(a), of_b = ob_refcnt(b);
        ObObject *pair = need(pair_new(a, b));
        expect_same("the first, of two that are equal",
                    pair_first_borrowed(pair), a, VERY);
        expect_same("the second, of two that are equal",
                    pair_second_borrowed(pair), b, VERY);
        expect_count("the count of the first", a,
                     of_a + !ob_is_immortal(a), VERY);
        expect_count("the count of the second", b,
                     of_b + !ob_is_immortal(b), VERY);
        ob_decref(pair);
        expect_count("the count of the first afterwards", a, of_a, ALL);
        expect_count("the count of the second afterwards", b, of_b, ALL);
        ob_decref(a);
        ob_decref(b);
    }
}

/* The same two again, while the one before lives, and when it is dead. */
static void is_new(void)
{
    ObObject *a = need(ob_float_new(1.5)), *b = need(ob_float_new(2.5));
    ObObject *const of[] = { a, b, ob_none(), need(ob_int_new(7)), a };
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 2; k++) {
            ObObject *made[3];
            for (int n = 0; n < 3; n++)
                made[n] = need(pair_new(of[i], of[k == 0 ? i : i + 1]));
            expect_int("whether two of three Pairs are one",
                       made[0] == made[1] || made[1] == made[2]
                       || made[0] == made[2], 0, NEW);
            for (int n = 0; n < 3; n++)
                ob_decref(made[n]);
        }
    ob_decref(a);
    ob_decref(b);
}

/* Types of which the objects note when they die, in a word. */
static char died[8];

static void note_death(ObObject *op)
{
    size_t n = strlen(died);
    if (n + 1 < sizeof died)
        died[n] = ob_type(op)->name[0];
}

#define DYING(text, showing) \
    { .base = OB_STATIC_HEADER(&ob_type_type), .name = text, \
      .basic_size = sizeof(ObObject), .traverse = showing, \
      .finalize = note_death, .free = ob_object_free }

static int shows_nothing(ObObject *op, ObVisit *visit, void *arg)
{
    (void)op;
    (void)visit;
    (void)arg;
    return 0;
}

static ObType dying_types[] = {
    DYING("first", NULL), DYING("second", NULL),
    DYING("first", shows_nothing), DYING("second", shows_nothing),
};

/* Whatever they are: containers, or not. */
static void dies_in_any_order(void)
{
    for (int turn = 0; turn < 4; turn++) {
        ObObject *a = need(ob_object_new(&dying_types[turn & 1 ? 2 : 0],
                                         sizeof(ObObject)));
        ObObject *b = need(ob_object_new(&dying_types[turn & 2 ? 3 : 1],
                                         sizeof(ObObject)));
        ObObject *pair = need(pair_new(a, b));
        memset(died, 0, sizeof died);
        ob_decref(a);
        ob_decref(b);
        ob_decref(pair);
        expect_choice("who dies, f for the first, s for the second", died,
                      "fs", ORDER);
    }
}

static void dies_in_order(void)
{
    FILE *log = need(tmpfile());
    ObObject *a = need(ob_doomed_new("first"));
    ObObject *b = need(ob_doomed_new("second"));
    ObObject *pair = need(pair_new(a, b));
    ob_decref(a);
    ob_decref(b);
    ob_log_to(log);
    ob_decref(pair);
    ob_log_to(NULL);
    char line[40] = "nobody died";
    rewind(log);
    if (fgets(line, sizeof line, log) != NULL)
        line[11] = '\0';
    fclose(log);
    expect_choice("what is logged first", line, "died first\n", ORDER);
}

/* Of Pairs, too, and of a Pair and something else. */
static void dies_in_order_of_pairs(void)
{
    for (int turn = 1; turn < 4; turn++) {
        ObObject *ends[2];
        for (int i = 0; i < 2; i++) {
            ends[i] = need(ob_object_new(&dying_types[i], sizeof(ObObject)));
            if ((turn >> i & 1) == 0)
                continue;
            ObObject *inner = need(pair_new(turn == 1 ? ob_none() : ends[i],
                                            turn == 1 ? ends[i] : ob_none()));
            ob_decref(ends[i]);
            ends[i] = inner;
        }
        ObObject *pair = need(pair_new(ends[0], ends[1]));
        memset(died, 0, sizeof died);
        ob_decref(ends[0]);
        ob_decref(ends[1]);
        ob_decref(pair);
        expect_choice("who dies, f for what the first holds or is, s for "
                      "what the second does", died, "fs", ORDER);
    }
}

/* What a Pair of Pairs holds, and of what never dies. */
static void holds_any(void)
{
    ObObject *a = need(ob_float_new(1.5)), *b = need(ob_float_new(2.5));
    ObObject *seven = need(ob_int_new(7)), *inner = need(pair_new(a, b));
    ObObject *some[] = { a, b, inner, ob_none(), seven, ob_bool(true),
                         &pair_type.base };
    enum { SOME = sizeof some / sizeof some[0] };
    for (int i = 0; i < SOME * SOME; i++) {
        ObObject *first = some[i / SOME], *second = some[i % SOME];
        ObObject *pair = need(pair_new(first, second));
        for (int again = 0; again < 2; again++) {
            expect_same("the first", pair_first_borrowed(pair), first, VERY);
            expect_same("the second", pair_second_borrowed(pair), second,
                        VERY);
        }
        ob_decref(pair);
    }
    expect_count("the count of one of them afterwards", a, 2, ALL);
    expect_count("the count of a Pair afterwards", inner, 1, ALL);
    ob_decref(inner);
    ob_decref(a);
    ob_decref(b);
}

/* The first time that visit is called. */
typedef struct Visits {
    const ObObject *seen[4];
    int calls, stop_at, with;   /* with: what it returns then, 0: 42 */
} Visits;

static int see(ObObject *op, void *arg)
{
    Visits *visits = arg;
    if (visits->calls < 4)
        visits->seen[visits->calls] = op;
    if (++visits->calls != visits->stop_at)
        return 0;
    return visits->with != 0 ? visits->with : 42;
}

static void is_traversed(void)
{
    ObObject *a = need(ob_float_new(1.5)), *b = need(ob_float_new(2.5));
    ObObject *pair = need(pair_new(a, b));
    expect_int("whether there is a traverse", pair_type.traverse != NULL, 1,
               VISIT);
    Visits all = { .stop_at = 0 }, first = { .stop_at = 1 };
    int result = pair_type.traverse(pair, see, &all);
    expect_int("how often visit is called", all.calls, 2, VISIT);
    bool last_first = all.seen[0] == b;     /* either will do */
    expect_same("one that it sees", all.seen[last_first], a, VISIT);
    expect_same("the other", all.seen[!last_first], b, VISIT);
    expect_int("what traverse returns", result, 0, VISIT);
    Visits second = { .stop_at = 2 };
    result = pair_type.traverse(pair, see, &second);
    expect_int("what traverse returns when visit returns 42 the second time",
               result, 42, VISIT);
    result = pair_type.traverse(pair, see, &first);
    expect_int("how often visit is called when it returns 42 at once",
               first.calls, 1, VISIT);
    expect_int("what traverse returns then", result, 42, VISIT);
    ob_decref(pair);
    ob_decref(a);
    ob_decref(b);
}

/* Whatever visit returns, if it is not 0. */
static void stops_at_any(void)
{
    static const int some[] = { 1, -1, -42, 256, INT_MAX, INT_MIN };
    ObObject *a = need(ob_float_new(1.5)), *b = need(ob_float_new(2.5));
    ObObject *pair = need(pair_new(a, b));
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++)
        for (int at = 1; at < 3; at++) {
            Visits visits = { .stop_at = at, .with = some[i] };
            int result = pair_type.traverse != NULL
                ? pair_type.traverse(pair, see, &visits) : 0;
            expect_int("how often visit is called until it returns something "
                       "other than 0", visits.calls, at, VISIT);
            expect_int("what traverse returns then", result, some[i], VISIT);
        }
    ob_decref(pair);
    ob_decref(a);
    ob_decref(b);
}

/* The same twice; and what never dies is held as well. */
static void shows_any(void)
{
    ObObject *a = need(ob_float_new(1.5)), *twin = need(pair_new(a, a));
    Visits both = { .stop_at = 0 };
    if (pair_type.traverse != NULL)
        pair_type.traverse(twin, see, &both);
    expect_int("how often visit is called", both.calls, 2, TWICE);
    ob_decref(twin);
    ob_decref(a);
    ObObject *const none = ob_none(), *seven = need(ob_int_new(7));
    ObObject *pair = need(pair_new(none, seven));
    Visits all = { .stop_at = 0 };
    if (pair_type.traverse != NULL)
        pair_type.traverse(pair, see, &all);
    expect_int("how often visit is called", all.calls, 2, VISIT);
    bool last_first = all.seen[0] == seven;
    expect_same("one that it sees", all.seen[last_first], none, VISIT);
    expect_same("the other", all.seen[!last_first], seven, VISIT);
    ObObject *outer = need(pair_new(pair, pair));
    Visits pairs = { .stop_at = 0 };
    if (pair_type.traverse != NULL)
        pair_type.traverse(outer, see, &pairs);
    expect_int("how often visit is called for two pairs", pairs.calls, 2,
               VISIT);
    ob_decref(outer);
    ob_decref(pair);
}

/* Where the stack was when the last of a chain said its last words. */
static uintptr_t stack_then;

static void note_stack(ObObject *op)
{
    (void)op;
    volatile char here = 0;
    stack_then = (uintptr_t)&here;
}

static ObType last_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Last",
    .basic_size = sizeof(ObObject), .finalize = note_stack,
    .free = ob_object_free,
};

/* The stack grows downwards, or upwards; it must not, either way. */
static uintptr_t stack_at_the_end_of(int length)
{
    ObObject *chain = need(ob_object_new(&last_type, sizeof(ObObject)));
    for (int i = 0; i < length; i++) {
        ObObject *longer = need(pair_new(i % 2 ? ob_none() : chain,
                                         i % 2 ? chain : ob_none()));
        ob_decref(chain);
        chain = longer;
    }
    stack_then = 0;
    ob_decref(chain);
    return stack_then;
}

static void dies_without_recursion(void)
{
    expect_int("whether a longer chain takes more stack to die",
               stack_at_the_end_of(1000) != stack_at_the_end_of(10), 0,
               ONE);
}

static void dies_in_a_long_chain(void)
{
    enum { LONG = 100000 };
    ObObject *chain = need(ob_float_new(1.5));
    for (int i = 0; i < LONG; i++) {
        ObObject *longer = need(pair_new(ob_none(), chain));
        ob_decref(chain);
        chain = longer;
    }
    ob_decref(chain);
}

static int with_refusals(void)
{
    ObObject *a = ob_float_new(1.5);
    if (a == NULL)
        return -1;
    ObObject *pair = pair_new(a, a);
    ob_decref(a);
    if (pair == NULL)
        return -1;
    ob_decref(pair);
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "a Pair holds both", holds_both, .held = ALL,
          .section = "cascade" },
        { "a Pair holds one twice", holds_one_twice, .held = ALL,
          .section = "cascade" },
        { "each Pair is a new one", is_new, .held = ALL,
          .section = "labels" },
        { "a Pair of equals", holds_equals, .held = ALL,
          .section = "labels" },
        { "its deaths do not nest", dies_without_recursion, .held = ALL,
          .deep = ONE, .section = "cascade" },
        { "a chain of 100000 dies", dies_in_a_long_chain, .held = ALL,
          .deep = ONE, .section = "cascade" },
        { "the first goes first", dies_in_order, .held = ALL,
          .section = "cascade" },
        { "the first goes first, whatever it is", dies_in_any_order,
          .held = ALL, .section = "cascade" },
        { "it says what it holds", is_traversed, .held = ALL,
          .section = "cascade" },
        { "it shows whatever it holds", shows_any, .held = ALL,
          .section = "cascade" },
        { "a Pair of whatever there is", holds_any, .held = ALL,
          .section = "labels" },
        { "the first goes first, of Pairs, too", dies_in_order_of_pairs,
          .held = ALL, .section = "cascade" },
        { "whatever visit returns", stops_at_any, .held = ALL,
          .section = "cascade" },
        { "memory runs out", .scenario = with_refusals, .held = UNDO,
          .section = "bytes" },
    };
    return RUN(checks);
}
