/* Exercise 7.3: a safe order. */
#include "lists.h"

#include <stdlib.h>

ObObject *safe_order(ObObject *garbage);

#define BEFORE \
    "Each stands before all those in the list that it refers to, however " \
    "they are ordered in the list."
#define ALL "All that are in the list, each of them once."
#define CYCLE "In a cycle there is no safe order: NULL, and ValueError."
#define ITSELF "The list may be one of those in it. Then it refers to itself, which is a cycle."
#define COUNTED \
    "However often one refers to another: what counts references may not " \
    "begin again at 0."
#define WHOLE "The list and what is in it are as they were."
#define LEFT \
    "The result holds one reference to each; whatever else you made is to be " \
    "let go of."
#define DEEP \
    "There is such an order, and no RecursionError: a chain may be long, and " \
    "who asks may be deep within other calls."
#define EXISTS "There is such an order, and none came back."
#define KINDS \
    "Not only lists refer to something: ask the traverse of each type, if it " \
    "has one, tracked or not."

static ObObject *listed(ObObject *const items[], size_t n)
{
    ObObject *garbage = list();
    for (size_t i = 0; i < n; i++)
        put(garbage, items[i]);
    return garbage;
}

/* Gives it back. */
static void expect_whole(ObObject *garbage, ObObject *const items[], size_t n)
{
    expect_int("the size of the list", (long long)ob_list_size(garbage), (long long)n, WHOLE);
    for (size_t i = 0; i < n; i++)
        expect_same("what stands at one place of the list", ob_list_get_borrowed(garbage, (int64_t)i), items[i], WHOLE);
    ob_decref(garbage);
}

static void orders_because(ObObject *const items[], size_t n,
                           const char *why)
{
    ObObject *garbage = listed(items, n);
    uint64_t flags = flags_of(garbage);
    ObObject *result = safe_order(garbage);
    expect_int("whether the flags of all are as they were",
               flags_of(garbage) == flags, 1, WHOLE);
    expect_int("whether there is one", result != NULL, 1, ob_error() == OB_RECURSION_ERROR ? DEEP : EXISTS);
    expect_raised(OB_NO_ERROR, "Who works leaves no exception behind.");
    expect_int("how many there are", (long long)ob_list_size(result),
               (long long)n, ALL);
    for (size_t i = 0; i < n; i++) {
        int times = 0;
        for (size_t k = 0; k < n; k++)
            times += ob_list_get_borrowed(result, (int64_t)k) == items[i];
        expect_int("how often one of them is there", times, 1, ALL);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            expect_int("whether a later one refers to an earlier one",
                       refers(ob_list_get_borrowed(result, (int64_t)i),
                              ob_list_get_borrowed(result, (int64_t)k)), 0,
                       why);
    ob_decref(result);
    expect_whole(garbage, items, n);
}

static void orders(ObObject *const items[], size_t n)
{
    orders_because(items, n, BEFORE);
}

static void has_none(ObObject *const items[], size_t n)
{
    ObObject *garbage = listed(items, n);
    ObObject *result = safe_order(garbage);
    expect_int("whether there is one", result != NULL, 0, CYCLE);
    expect_raised(OB_VALUE_ERROR, CYCLE);
    expect_whole(garbage, items, n);
}

static void drop(ObObject *const items[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        ob_list_clear(items[i]);
    for (size_t i = 0; i < n; i++)
        ob_decref(items[i]);
}

static void few(void)
{
    orders(NULL, 0);
    ObObject *items[] = { list(), list(), list() };
    orders(items, 3);
    put(items[1], items[0]);
    put(items[1], items[2]);
    put(items[2], items[0]);
    put(items[2], items[0]);
    orders(items, 3);
    expect_count("one of them afterwards", items[1], 1, LEFT);
    drop(items, 3);
}

static void tangled(void)
{
    enum { N = 40 };
    ObObject *items[N];
    for (int i = 0; i < N; i++)
        items[i] = list();
    for (int i = 0; i < N; i++)         /* i * 7 mod 41 is a safe one */
        for (int k = 0; k < N; k++)
            if ((i + 1) * 7 % 41 < (k + 1) * 7 % 41 && (i + k) % 3 == 0)
                put(items[i], items[k]);
    orders(items, N);
    drop(items, N);
}

/* Forty graphs, in which one refers to others once, twice, or not. */
static void graphs(void)
{
    enum { N = 9 };
    for (int round = 0; round < 40; round++) {
        ObObject *items[N], *to[2 * N];
        for (int i = 0; i < N; i++)
            items[i] = list();
        for (int i = 0; i < N; i++) {
            int n = 0;
            for (int k = i + 1; k < N; k++)
                for (int times = (i * k + round) % 3; times > 0; times--)
                    to[n++] = items[k];
            if (round % 2 == 1)
                shuffle(to, n);
            for (int k = 0; k < n; k++)
                put(items[i], to[k]);
        }
        shuffle(items, N);
        orders(items, N);
        drop(items, N);
    }
}

static void chain(void)
{
    enum { N = 70 };
    ObObject *items[N], *turned[N];
    for (int i = 0; i < N; i++)
        turned[N - 1 - i] = items[i] = list();
    for (int i = 1; i < N; i++)
        put(items[i], items[i - 1]);
    orders(items, N);
    orders(turned, N);
    drop(items, N);
}

/* ob_enter does not go as deep any more as the chain is long. */
static void chain_deep_within(void)
{
    enum { AROUND = OB_DEPTH - 50 };
    for (int i = 0; i < AROUND; i++)
        need(ob_enter(" in the check") == 0 ? "" : NULL);
    chain();
    for (int i = 0; i < AROUND; i++)
        ob_leave();
}

static void many(void)
{
    enum { N = 520 };
    ObObject *items[N];
    for (int i = 0; i < N; i++)
        items[i] = list();
    for (int i = 1; i < N; i++)
        put(items[i - 1], items[i]);
    for (int i = 1; i < N; i += 2) {    /* neighbours change places */
        ObObject *item = items[i];
        items[i] = items[i - 1];
        items[i - 1] = item;
    }
    orders(items, N);
    drop(items, N);
}

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)*(ObObject *const *)a, y = (uintptr_t)*(ObObject *const *)b;
    return (x > y) - (x < y);
}

/* As many as the task promises: from whichever end of the list, or of the
 * addresses, one begins, all others are one below the other; and the one
 * at one end refers to all of them. */
static void very_many(void)
{
    enum { N = 1100 };
    static ObObject *items[N];
    for (int i = 0; i < N; i++)
        items[i] = list();
    qsort(items, N, sizeof items[0], by_address);
    put(items[N - 1], items[1]);
    for (int i = 1; i < N - 1; i++) {
        put(items[0], items[i]);
        if (i > 1)
            put(items[i - 1], items[i]);
    }
    put(items[0], items[1]);        /* it begins and ends with the top one */
    orders(items, N);
    drop(items, N);
}

/* Ints, a dict, and a tuple that is not tracked any more. */
static void of_all_sorts(void)
{
    ObObject *number = need(ob_int_new(7777)), *dict = need(ob_dict_new());
    ObObject *tuple = need(ob_tuple_new(1, &number)), *last = list();
    need(ob_dict_set(dict, number, last) == 0 ? dict : NULL);
    put(last, tuple);
    ob_gc_collect();
    ObObject *items[] = { number, tuple, last, dict };
    for (int i = 0; i < 10; i++)
        orders_because(items, 4, KINDS);
    put(last, dict);
    has_none(items, 4);
    ob_list_clear(last);
    for (int i = 0; i < 4; i++)
        ob_decref(items[i]);
}

static void cycles(void)
{
    ObObject *items[] = { list(), list(), list(), list() };
    put(items[0], items[1]);
    put(items[1], items[2]);
    put(items[2], items[1]);
    has_none(items, 4);
    ob_list_clear(items[2]);
    orders(items, 4);
    put(items[3], items[3]);
    has_none(items, 4);
    has_none(items + 3, 1);
    drop(items, 4);
}

/* Whether those of a small graph that are in can be ordered: of those
 * that are left, one that nobody refers to goes, until none does. */
static bool can_be_ordered(int to[FEW][REFS], unsigned in)
{
    for (int i = 0; i < FEW; i++) {
        bool is_referred_to = false;
        for (int k = 0; k < FEW * REFS; k++)
            is_referred_to = is_referred_to || ((in >> k / REFS & 1) && to[k / REFS][k % REFS] == i);
        if ((in >> i & 1) && !is_referred_to)
            return can_be_ordered(to, in & ~(1u << i));
    }
    return in == 0;
}

/* Of each, some are in the list, and the others are outside. */
static void any_graph(void)
{
    unsigned long long chance = 1;
    for (unsigned round = 0; round < 200; round++) {
        ObObject *o[FEW], *items[FEW];
        int to[FEW][REFS], n = 0;
        unsigned in = round % (1u << FEW);
        small_graph(o, to, &chance);
        for (int i = 0; i < FEW; i++)
            if (in >> i & 1)
                items[n++] = o[i];
        shuffle(items, n);
        if (can_be_ordered(to, in))
            orders(items, (size_t)n);
        else
            has_none(items, (size_t)n);
        drop(o, FEW);
    }
}

static void outside(void)
{
    ObObject *a = list(), *b = list(), *between = list();
    put(a, between);
    put(between, b);
    put(b, a);                  /* a cycle, but not among these two */
    ObObject *items[] = { a, b };
    orders(items, 2);
    ObObject *all[] = { a, b, between };
    has_none(all, 3);
    drop(all, 3);
}

/* The list itself is outside, though it leads back; and then in itself. */
static void itself(void)
{
    ObObject *a = list(), *b = list(), *garbage = list();
    put(a, b);
    put(a, garbage);
    put(b, garbage);
    put(garbage, b);
    put(garbage, a);
    ObObject *result = safe_order(garbage);
    expect_int("whether there is one", result != NULL, 1, EXISTS);
    expect_int("how many there are", (long long)ob_list_size(result), 2, ALL);
    expect_same("the first", ob_list_get_borrowed(result, 0), a, BEFORE);
    ob_decref(result);
    ob_list_clear(a);
    ob_list_clear(b);
    put(garbage, garbage);
    expect_int("whether there is one, of a list in itself", safe_order(garbage) != NULL, 0, ITSELF);
    expect_raised(OB_VALUE_ERROR, ITSELF);
    ob_list_clear(garbage);
    put(garbage, garbage);
    expect_int("whether there is one, of a list of nothing but itself", safe_order(garbage) != NULL, 0, ITSELF);
    expect_raised(OB_VALUE_ERROR, ITSELF);
    ObObject *ops[] = { garbage, a, b };
    drop(ops, 3);
}

/* What is between them is no list. */
static void outside_of_all_sorts(void)
{
    ObObject *a = list(), *b = list(), *key = need(ob_int_new(1));
    ObObject *cls = need(ob_class_new(&(ObClassDef){ .name = "C" }));
    ObObject *between[] = { need(ob_tuple_new(1, &b)), need(ob_dict_new()),
                            cls };
    need(ob_dict_set(between[1], key, b) == 0 ? b : NULL);
    need(ob_setattr(cls, "b", b) == 0 ? b : NULL);
    for (int i = 0; i < 3; i++) {
        ObObject *vars = i == 2 ? need(ob_vars(cls)) : list();
        ObObject *two[] = { a, b }, *all[] = { a, b, between[i], vars };
        put(a, between[i]);
        put(b, a);
        orders(two, 2);
        has_none(all, 4);
        ob_decref(vars);
        ob_list_clear(a);
        ob_list_clear(b);
    }
    for (int i = 0; i < 3; i++)
        ob_decref(between[i]);
    ob_decref(key);
    ob_decref(a);
    ob_decref(b);
}

/* An instance, its class, and the class that it inherits from. */
static void classes(void)
{
    ObObject *base = need(ob_class_new(&(ObClassDef){ .name = "Base" }));
    ObObject *cls = need(ob_class_new(&(ObClassDef){ .name = "C",
                                                     .base = base }));
    ObObject *op = need(ob_instance_new(cls));
    ObObject *places[][3] = { { base, cls, op }, { op, cls, base },
                              { cls, op, base }, { base, op, cls } };
    for (int i = 0; i < 4; i++)
        orders_because(places[i], 3, KINDS);
    ObObject *vars = need(ob_vars(cls));
    ObObject *round[] = { base, cls, op, vars };
    need(ob_setattr(cls, "last", op) == 0 ? op : NULL);
    orders_because(round, 3, KINDS);
    has_none(round, 4);
    ob_delattr(cls, "last");
    ob_decref(vars);
    ob_decref(op);
    ob_decref(cls);
    ob_decref(base);
}

/* Two lists of which one refers to the other as often as there are
 * numbers in two bytes. */
static void often(void)
{
    ObObject *items[] = { list(), list() };
    for (int i = 0; i < 65536; i++)
        put(items[1], items[0]);
    for (int k = 0; k < 2; k++) {
        ObObject *garbage = list();
        put(garbage, items[k]);
        put(garbage, items[1 - k]);
        ObObject *result = safe_order(garbage);
        expect_int("whether there is one", result != NULL, 1, COUNTED);
        expect_same("the first", ob_list_get_borrowed(result, 0), items[1],
                    COUNTED);
        expect_int("how many there are", (long long)ob_list_size(result), 2,
                   COUNTED);
        ob_decref(result);
        ob_decref(garbage);
    }
    drop(items, 2);
}

static int refused(void)
{
    ObObject *garbage = ob_list_new(), *a = ob_list_new(),
             *b = ob_list_new(), *result = NULL;
    if (garbage != NULL && a != NULL && b != NULL
        && ob_list_append(a, b) == 0 && ob_list_append(garbage, b) == 0
        && ob_list_append(garbage, a) == 0) {
        result = expect_made(safe_order(garbage));
        expect_whole(garbage, (ObObject *[]){ b, a }, 2);
        garbage = NULL;
    }
    ObObject *made[] = { result, garbage, a, b };
    drop_made(made, 4);
    return result != NULL ? 0 : -1;
}

/* Forty, of which the last leads to the next to last, and so on. */
static int refused_among_many(void)
{
    enum { N = 40 };
    ObObject *garbage = ob_list_new(), *items[N] = { NULL }, *result = NULL;
    int made = garbage == NULL ? -1 : 0;
    for (int i = 0; i < N && made == 0; i++)
        if ((items[i] = ob_list_new()) == NULL
            || (i > 0 && ob_list_append(items[i], items[i - 1]) < 0)
            || ob_list_append(garbage, items[i]) < 0)
            made = -1;
    if (made == 0) {
        result = expect_made(safe_order(garbage));
        expect_whole(garbage, items, N);
        garbage = NULL;
    }
    if (result != NULL) {
        expect_int("how many there are", (long long)ob_list_size(result), N, ALL);
        for (int i = 0; i < N; i++)
            expect_same("one of them, in their order", ob_list_get_borrowed(result, i), items[N - 1 - i], BEFORE);
    }
    drop_made((ObObject *[]){ result, garbage }, 2);
    drop_made(items, N);
    return result != NULL ? 0 : -1;
}

int main(void)
{
    static const Check checks[] = {
        { "a few", few, .held = LEFT, .section = "parents-first" },
        { "forty, tangled", tangled, .held = LEFT,
          .section = "parents-first" },
        { "forty small ones", graphs, .held = LEFT,
          .section = "parents-first" },
        { "a chain, from both ends", chain, .held = LEFT,
          .section = "parents-first" },
        { "the same, deep within other calls", chain_deep_within,
          .held = LEFT, .section = "parents-first" },
        { "five hundred and twenty", many, .held = LEFT,
          .section = "parents-first" },
        { "eleven hundred, one below the other", very_many, .held = LEFT, .section = "parents-first" },
        { "objects of all sorts", of_all_sorts, .held = LEFT,
          .section = "parents-first" },
        { "no order for a cycle", cycles, .held = LEFT,
          .section = "parents-first" },
        { "what is outside does not count", outside, .held = LEFT,
          .section = "parents-first" },
        { "outside are objects of all sorts", outside_of_all_sorts,
          .held = LEFT, .section = "parents-first" },
        { "two hundred small graphs", any_graph, .held = LEFT, .section = "parents-first" },
        { "classes", classes, .held = LEFT, .section = "parents-first" },
        { "the list itself", itself, .held = LEFT, .section = "parents-first" },
        { "one that is referred to often", often, .held = LEFT,
          .section = "parents-first" },
        { "memory runs out", .scenario = refused, .held = LEFT,
          .section = "bytes" },
        { "memory runs out among many", .scenario = refused_among_many, .held = LEFT, .section = "bytes" },
    };
    return RUN(checks);
}
