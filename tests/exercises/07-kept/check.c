/* Exercise 7.2: what Python 2 kept. */
#include "lists.h"

#include <stdio.h>
#include <string.h>

ObObject *kept(ObObject *garbage);

#define SPEAKERS \
    "Whatever has last words is kept. ob_has_last_words says who has some: " \
    "each class has the slot, but not each has a __del__."
#define REACHED \
    "Whatever can be reached from one that has last words is kept, by " \
    "however many steps."
#define LAST_OF_MANY \
    "Who refers to a few very often reaches what comes behind them, too: " \
    "each of them waits once."
#define FREED \
    "What has no last words, and cannot be reached from one that has, Python " \
    "2 gave back, even if it refers to one."
#define OUTSIDE \
    "What is not in the list does not count, and leads to nothing."
#define ITSELF \
    "The list may be one of those in it: then it is reached like any other, " \
    "and what it refers to is reached from it."
#define NEW "The result is a list of its own, also when all are kept."
#define ORDER "They come in the order of the list, each once."
#define WHOLE "The list and what is in it are as they were; nobody speaks."
#define SAME \
    "Objects that are equal are not one object: two empty lists may have " \
    "different fates. Compare addresses."
#define FOUND "There is a list for every garbage, be it an empty one."
#define SILENT "Nobody is to speak: ask ob_has_last_words, and call nothing."
#define EACH \
    "One object of a type may have last words, and another one none: ask " \
    "ob_has_last_words of each."
#define LAST \
    "Of very many, the last has last words. It is kept, and nobody else."
#define LAST_TWO "Of very many, the last but one has last words, and refers to the last. Both are kept, and nobody else."

/* As many as the task allows: more than ob_enter does. */
enum { MOST_TURNS = 130, MOST_STEPS = OB_DEPTH + 100 };

#define LEFT \
    "The result holds one reference to each; whatever else you made is to be " \
    "let go of."

static ObObject *doomed(void)
{
    return need(ob_doomed_new("d"));
}

/* A list that is told apart at once by who asks for ==, which goes wrong
 * elsewhere, and would take very long for lists in cycles. */
static int never_equal(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    return OB_UNEQUAL;
}

static ObType apart_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Apart",
    .basic_size = sizeof(ObObject), .equal = never_equal,
    .free = ob_object_free,
};

static ObObject *list_apart(void)
{
    ObObject *op = list();
    put_steal(op, need(ob_object_new(&apart_type, sizeof(ObObject))));
    return op;
}

static void add(ObObject *op, ObObject *item)
{
    need((ob_type(op) == &ob_doomed_type ? ob_doomed_befriend(op, item)
          : ob_list_append(op, item)) == 0 ? op : NULL);
}

static long long place_in(const ObObject *in, const ObObject *op)
{
    for (size_t i = 0; i < ob_list_size(in); i++)
        if (ob_list_get_borrowed(in, (int64_t)i) == op)
            return (long long)i;
    return -1;
}

/* result has those of which '1' is said, in their order, once each:
 * `why`, and no others: `unless`. */
static void expect_kept(const ObObject *result, ObObject *const items[],
                        size_t n, const char *which, const char *why,
                        const char *unless)
{
    long long size = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_there = place_in(result, items[i]) >= 0;
        size += which[i] == '1';
        if (which[i] == '1')
            expect_int("whether one of them is kept", is_there, 1, why);
        else
            expect_int("whether another one is kept", is_there, 0,
                       unless);
    }
    expect_int("how many are kept", (long long)ob_list_size(result), size,
               OUTSIDE " And each is there once.");
    for (size_t i = 0, at = 0; i < n; i++)
        if (which[i] == '1')
            expect_int("the place of one of them",
                       place_in(result, items[i]), (long long)at++, ORDER);
}

static ObObject *listed(ObObject *const items[], size_t n)
{
    ObObject *garbage = list();
    for (size_t i = 0; i < n; i++)
        add(garbage, items[i]);
    return garbage;
}

static ObObject *kept_of(ObObject *garbage)
{
    uint64_t flags = flags_of(garbage);
    ObObject *result = kept(garbage);
    expect_int("whether the flags of all are as they were",
               flags_of(garbage) == flags, 1, WHOLE);
    expect_int("whether there is a list", result != NULL, 1, FOUND);
    expect_raised(OB_NO_ERROR, "Who works leaves no exception behind.");
    expect_int("whether the result is the list itself", result == garbage, 0,
               NEW);
    return result;
}

/* garbage is items[0] to items[n - 1]; kept are those of which '1' is
 * said. The caller keeps its references. */
static void keeps_unless(ObObject *const items[], size_t n,
                         const char *which, const char *why,
                         const char *unless)
{
    ObObject *garbage = listed(items, n), *result = kept_of(garbage);
    expect_kept(result, items, n, which, why, unless);
    expect_int("the size of the list", (long long)ob_list_size(garbage),
               (long long)n, WHOLE);
    for (size_t i = 0; i < n; i++)
        expect_int("the place of one in the list",
                   place_in(garbage, items[i]), (long long)i, WHOLE);
    ob_decref(result);
    ob_decref(garbage);
}

static void keeps(ObObject *const items[], size_t n, const char *which,
                  const char *why)
{
    keeps_unless(items, n, which, why, FREED);
}

static void drop(ObObject *const items[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        ob_type(items[i])->clear(items[i]);
    for (size_t i = 0; i < n; i++)
        ob_decref(items[i]);
}

static void nothing(void)
{
    keeps(NULL, 0, "", LEFT);
    ObObject *two[] = { list(), list() };
    add(two[0], two[1]);
    add(two[1], two[0]);
    keeps(two, 2, "00", FREED);
    drop(two, 2);
}

static void speakers(void)
{
    ObObject *items[] = { list(), doomed(), list(), doomed() };
    add(items[0], items[1]);            /* refers to one: goes */
    add(items[1], items[1]);
    add(items[2], items[2]);
    keeps(items, 4, "0101", SPEAKERS);
    ObObject *turned[] = { items[3], items[2], items[0], items[1] };
    keeps(turned, 4, "1001", SPEAKERS);
    expect_count("a Doomed afterwards", items[3], 1, LEFT);
    drop(items, 4);
}

/* A chain that leads from the last in the list, and mostly in memory, to
 * the first: and, if it is a ring, back. */
static void backwards(int n, bool is_ring)
{
    static ObObject *items[MOST_STEPS + 1];
    static char which[MOST_STEPS + 2];
    memset(which, '1', (size_t)n);
    which[n] = '\0';
    for (int i = 0; i < n; i++)
        items[i] = i == n - 1 ? doomed() : list_apart();
    for (int i = n - 1; i > 0; i--)
        add(items[i], items[i - 1]);
    if (is_ring)
        add(items[0], items[n - 1]);
    keeps(items, (size_t)n, which, REACHED);
    drop(items, (size_t)n);
}

static void reached(void)
{
    backwards(520, true);
    backwards(MOST_STEPS + 1, false);
}

/* A chain, in the order of the list, longer than ob_enter goes deep. */
static void long_chain(void)
{
    enum { N = MOST_STEPS + 1 };
    static ObObject *items[N];
    static char which[N + 1];
    memset(which, '1', N);
    for (int i = 0; i < N; i++)
        items[i] = i == 0 ? doomed() : list_apart();
    for (int i = 1; i < N; i++)
        add(items[i - 1], items[i]);
    keeps(items, N, which, REACHED);
    drop(items, N);
}

/* One has very many, who all wait until they are looked at; some of them
 * lead to another one. */
static void side_by_side(void)
{
    enum { WAIT = 4150, N = WAIT + WAIT / 8 + 2 };
    static ObObject *items[N];
    for (int i = 0; i < N; i++)
        items[i] = i == 0 ? doomed() : list();
    for (int i = 1; i < WAIT; i++)
        add(items[0], items[i]);
    for (int i = 0; WAIT + i < N; i++)
        add(items[i == 0 ? WAIT - 1 : 8 * i - 7], items[WAIT + i]);
    ObObject *garbage = listed(items, N), *result = kept_of(garbage);
    expect_int("how many are kept", (long long)ob_list_size(result), N, REACHED);
    for (int i = 0; i < N; i++)
        expect_same("one that is kept", ob_list_get_borrowed(result, i), items[i], ORDER);
    ob_decref(result);
    ob_decref(garbage);
    drop(items, N);
}

/* One has a few very often, and the first and the last once: those who
 * wait are few. */
static void often(void)
{
    enum { N = 14 };
    ObObject *items[N];
    for (int i = 0; i < N; i++)
        items[i] = i == 0 ? doomed() : list();
    add(items[0], items[1]);
    for (int i = 0; i < 12000; i++)
        add(items[0], items[2 + i % (N - 4)]);
    add(items[0], items[N - 2]);
    add(items[N - 2], items[N - 1]);
    keeps(items, N, "11111111111111", LAST_OF_MANY);
    drop(items, N);
}

/* One leads to the next, wherever they stand in the list: it turns at
 * each of them, and then at any. */
static void turns(int n, bool shuffled)
{
    static ObObject *items[MOST_TURNS], *way[MOST_TURNS];
    static char which[MOST_TURNS + 1];
    memset(which, '1', (size_t)n);
    which[n] = '\0';
    for (int i = 0; i < n; i++)
        items[i] = i == 0 ? doomed() : list_apart();
    for (int i = 0; i < n; i++)
        way[i] = i % 2 == 0 ? items[i / 2] : items[n - 1 - i / 2];
    if (shuffled)
        shuffle(way + 1, n - 1);
    for (int i = 1; i < n; i++)
        add(way[i - 1], way[i]);
    keeps(items, (size_t)n, which, REACHED);
    drop(items, (size_t)n);
}

static void to_and_fro(void)
{
    for (int i = 0; i < 5; i++)
        turns(60, i > 0);
    turns(MOST_TURNS, false);
}

/* Two that are equal, and both are reached. */
static void both_equal_ones(void)
{
    ObObject *items[] = { doomed(), list(), list() };
    add(items[0], items[1]);
    add(items[0], items[2]);
    keeps(items, 3, "111", SAME);
    drop(items, 3);
}

/* Two that are equal, of which one is reached. */
static void equal_ones(void)
{
    ObObject *one = list(), *other = list(), *who = doomed();
    add(who, other);
    ObObject *items[] = { one, who, other };
    keeps_unless(items, 3, "011", REACHED, SAME);
    ObObject *again[] = { who, other, one };
    keeps_unless(again, 3, "110", REACHED, SAME);
    drop(items, 3);
    ObObject *number = need(ob_int_new(7777));
    ObObject *tuples[] = { need(ob_tuple_new(1, &number)), doomed(),
                           need(ob_tuple_new(1, &number)) };
    ob_decref(number);
    add(tuples[1], tuples[2]);
    keeps_unless(tuples, 3, "011", REACHED, SAME);
    ob_doomed_abandon(tuples[1]);
    for (int i = 0; i < 3; i++)
        ob_decref(tuples[i]);
}

/* A tuple that the collector has lost interest in leads on as well. */
static void untracked(void)
{
    ObObject *number = need(ob_int_new(7777)), *who = doomed();
    ObObject *tuple = need(ob_tuple_new(1, &number));
    add(who, tuple);
    ob_gc_collect();
    ObObject *items[] = { number, tuple, who };
    keeps(items, 3, "111", REACHED);
    ob_doomed_abandon(who);
    for (int i = 0; i < 3; i++)
        ob_decref(items[i]);
}

/* Through a tuple, and a dict. */
static void through_others(void)
{
    ObObject *dict = need(ob_dict_new()), *last = list();
    ObObject *key = need(ob_int_new(1));
    need(ob_dict_set(dict, key, last) == 0 ? dict : NULL);
    ObObject *tuple = need(ob_tuple_new(1, &dict)), *who = doomed();
    ObObject *empty = need(ob_dict_new());
    add(who, tuple);
    add(who, empty);
    ObObject *items[] = { last, dict, tuple, who, key, empty };
    keeps(items, 6, "111111", REACHED);
    ob_doomed_abandon(who);
    keeps(items, 6, "000100", FREED);
    for (int i = 0; i < 6; i++)
        ob_decref(items[i]);
}

/* Of some, of whom a few have last words, most are in the list. */
static void any_graph(void)
{
    enum { N = 7 };
    for (int round = 0; round < 150; round++) {
        ObObject *all[N], *items[N], *way[2 * N];
        bool is_kept[N];
        char which[N + 1] = "";
        size_t n = 0;
        for (int i = 0; i < N; i++) {
            all[i] = i < 1 + round % 3 ? doomed() : list();
            way[i] = way[i + N] = all[i];
        }
        shuffle(way, 2 * N);
        for (int i = 0; i + 1 < 2 * N; i += 2)
            add(way[i], way[i + 1]);
        memcpy(items, all, sizeof items);
        shuffle(items, N);
        n = (size_t)(N - round % 4);
        for (size_t i = 0; i < n; i++)
            is_kept[i] = ob_has_last_words(items[i]);
        for (size_t i = 0; i < n * n * n; i++)
            if (is_kept[i % n] && refers(items[i % n], items[i / n % n]))
                is_kept[i / n % n] = true;
        for (size_t i = 0; i < n; i++)
            which[i] = is_kept[i] ? '1' : '0';
        keeps(items, n, which, REACHED);
        drop(all, N);
    }
}

static void outside(void)
{
    ObObject *who = doomed(), *between = list(), *end = list();
    add(who, between);
    add(between, end);
    ObObject *items[] = { end, who };
    keeps_unless(items, 2, "01", OUTSIDE, OUTSIDE);
    ObObject *all[] = { between, end, who };
    keeps(all, 3, "111", REACHED);
    drop(all, 3);
}

/* Between who speaks and the end is a tuple, a dict, or a class. */
static void outside_of_all_sorts(void)
{
    ObObject *end = list(), *key = need(ob_int_new(1));
    ObObject *cls = need(ob_class_new(&(ObClassDef){ .name = "C" }));
    ObObject *between[] = { need(ob_tuple_new(1, &end)), need(ob_dict_new()),
                            cls };
    need(ob_dict_set(between[1], key, end) == 0 ? end : NULL);
    need(ob_setattr(cls, "end", end) == 0 ? end : NULL);
    for (int i = 0; i < 3; i++) {
        ObObject *who = doomed();
        add(who, between[i]);
        ObObject *vars = i == 2 ? need(ob_vars(cls)) : list();
        ObObject *items[] = { end, who };
        ObObject *all[] = { end, who, between[i], vars };
        keeps_unless(items, 2, "01", OUTSIDE, OUTSIDE);
        keeps(all, 4, i == 2 ? "1111" : "1110", REACHED);
        ob_decref(vars);
        ob_decref(who);
        ob_decref(between[i]);
    }
    ob_decref(key);
    ob_decref(end);
}

/* The list itself: outside, though one refers to it; and in itself. */
static void itself(void)
{
    ObObject *who = doomed(), *other = list(), *garbage = list();
    ObObject *items[] = { other, garbage, who };
    add(who, garbage);
    add(garbage, other);
    add(garbage, who);
    ObObject *result = kept_of(garbage);
    expect_kept(result, items, 3, "001", SPEAKERS, OUTSIDE);
    ob_decref(result);
    add(garbage, garbage);
    result = kept_of(garbage);
    expect_int("how many are kept, of a list in itself", (long long)ob_list_size(result), 3, ITSELF);
    for (int64_t i = 0; i < 3; i++)
        expect_same("one that is kept", ob_list_get_borrowed(result, i), ob_list_get_borrowed(garbage, i), ITSELF);
    ob_decref(result);
    ob_doomed_abandon(who);
    result = kept_of(garbage);
    expect_kept(result, items, 3, "001", SPEAKERS, FREED);
    ob_decref(result);
    drop(items, 3);
}

static void in_order(void)
{
    ObObject *b = list(), *a = doomed(), *c = list();
    add(a, c);
    add(a, b);
    add(a, b);
    ObObject *items[] = { b, a, c };
    keeps(items, 3, "111", REACHED);
    drop(items, 3);
}

/* More than fit into any array that somebody thought of. */
static void many(void)
{
    enum { MANY = 1500 };
    static ObObject *items[MANY];
    static char which[MANY + 1];
    for (int i = 0; i < MANY; i++) {
        items[i] = i == MANY - 1 ? doomed() : list();
        which[i] = i < MANY - 2 ? '0' : '1';
    }
    add(items[MANY - 1], items[MANY - 2]);
    keeps(items, MANY, which, REACHED);
    drop(items, MANY);
}

/* More than two bytes count, of which the last one has last words, or the
 * last but one, and refers to the last. */
static void very_many(void)
{
    enum { MANY = 65537 };
    ObObject *garbage = list(), *who = doomed(), *last = list();
    for (int i = 1; i < MANY; i++)
        put_steal(garbage, list());
    add(garbage, who);
    ObObject *result = kept_of(garbage);
    expect_int("how many are kept", (long long)ob_list_size(result), 1, LAST);
    expect_same("the one that is kept", ob_list_get_borrowed(result, 0), who, LAST);
    ob_decref(result);
    add(garbage, last);
    add(who, last);
    result = kept_of(garbage);
    expect_int("how many are kept", (long long)ob_list_size(result), 2, LAST_TWO);
    expect_same("the one that has last words", ob_list_get_borrowed(result, 0), who, LAST_TWO);
    expect_same("the one that it refers to", ob_list_get_borrowed(result, 1), last, LAST_TWO);
    ob_decref(last);
    ob_decref(result);
    ob_decref(garbage);
    ob_decref(who);
}

/* Of one type, each decides by itself. */
typedef struct Shy {
    ObObject base;
    bool speaks;
} Shy;

static bool shy_speaks(ObObject *op)
{
    return ((Shy *)op)->speaks;
}

static void shy_finalize(ObObject *op)
{
    (void)op;
}

/* All of its objects have some: it does not say so. */
static ObType loud_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Loud",
    .basic_size = sizeof(ObObject), .finalize = shy_finalize, .free = ob_object_free,
};

static ObType shy_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Shy",
    .basic_size = sizeof(Shy), .speaks = shy_speaks,
    .finalize = shy_finalize, .free = ob_object_free,
};

static void of_one_type(void)
{
    ObObject *loud[] = { list(), need(ob_object_new(&loud_type, sizeof(ObObject))) };
    keeps_unless(loud, 2, "01", EACH, EACH);
    drop_made(loud, 2);
    ObObject *items[6];
    for (int i = 0; i < 6; i++) {
        items[i] = need(ob_object_new(&shy_type, sizeof(Shy)));
        *(Shy *)items[i] = (Shy){ *items[i], i % 3 == 1 };
    }
    keeps_unless(items, 6, "010010", EACH, EACH);
    keeps_unless(items + 1, 5, "10010", EACH, EACH);
    for (int i = 0; i < 6; i++)
        ob_decref(items[i]);
}

/* A class that has __del__, and one that has none. */
static int spoken;

static ObObject *say_so(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    spoken++;
    return ob_none();
}

static void instances(void)
{
    static const ObMethodDef methods[] = {
        { "__del__", say_so }, { NULL, NULL }
    };
    ObObject *loud = need(ob_class_new(&(ObClassDef){
        .name = "Loud", .methods = methods }));
    ObObject *mute = need(ob_class_new(&(ObClassDef){ .name = "Mute" }));
    ObObject *items[] = { need(ob_call(mute, NULL, 0)),
                          need(ob_call(loud, NULL, 0)),
                          need(ob_call(mute, NULL, 0)) };
    need(ob_setattr(items[1], "other", items[2]) == 0 ? mute : NULL);
    keeps_unless(items, 3, "011", SPEAKERS, SPEAKERS);
    expect_int("how many have spoken", spoken, 0, SILENT);
    ObObject *with_classes[] = { loud, items[0], items[1], mute };
    keeps(with_classes, 4, "1010", "What has last words refers to its "
          "class, too, and a class is an object.");
    for (int i = 0; i < 3; i++)
        ob_decref(items[i]);
    ob_decref(loud);
    ob_decref(mute);
}

/* As DEBUG_SAVEALL leaves it: all that have last words have spoken. */
static void saved_garbage(void)
{
    ob_gc_collect();
    ob_gc_set_debug(OB_GC_SAVEALL);
    ObObject *who = doomed(), *one = list(), *other = list();
    add(who, one);
    add(one, who);
    add(other, other);
    ob_decref(one);
    ob_decref(who);
    ob_decref(other);
    ob_gc_collect();
    ob_gc_set_debug(0);
    ObObject *garbage = need(ob_gc_garbage_borrowed());
    ObObject *result = kept_of(garbage);
    expect_int("whether one that has spoken is kept",
               place_in(result, who) >= 0, 1, SPEAKERS);
    expect_int("whether what it reaches is kept",
               place_in(result, one) >= 0, 1, REACHED);
    expect_int("whether another one is kept",
               place_in(result, other) >= 0, 0, FREED);
    ob_decref(result);
    ob_list_clear(garbage);
    ob_gc_collect();
}

/* A dozen more that are found on the way. */
static int fill_with_more(ObObject *garbage, ObObject *inner)
{
    for (int64_t i = 0; i < 12; i++) {
        if (ob_list_append_steal(inner, ob_list_new()) < 0
            || ob_list_append(garbage, ob_list_get_borrowed(inner, i)) < 0)
            return -1;
    }
    return 0;
}

static int refused(void)
{
    ObObject *garbage = ob_list_new(), *who = ob_doomed_new("d"),
             *inner = ob_list_new(), *result = NULL;
    if (garbage != NULL && who != NULL && inner != NULL
        && ob_doomed_befriend(who, inner) == 0
        && ob_list_append(garbage, who) == 0
        && ob_list_append(garbage, inner) == 0
        && fill_with_more(garbage, inner) == 0) {
        uint32_t flags[] = { who->flags >> 8, inner->flags >> 8 };
        result = expect_made(kept(garbage));
        expect_int("the flags of one that has last words", who->flags >> 8,
                   flags[0], WHOLE);
        expect_int("the flags of one that it refers to", inner->flags >> 8,
                   flags[1], WHOLE);
    }
    ObObject *made[] = { result, garbage, who, inner };
    drop_made(made, 4);
    return result != NULL ? 0 : -1;
}

int main(void)
{
    static const Check checks[] = {
        { "what has last words is kept", speakers, .held = LEFT,
          .section = "python2" },
        { "of others, nothing", nothing, .held = LEFT,
          .section = "python2" },
        { "of two that are equal, one", equal_ones, .held = LEFT,
          .section = "python2" },
        { "of two that are equal, both", both_equal_ones, .held = LEFT,
          .section = "python2" },
        { "what they reach is kept", reached, .held = LEFT,
          .section = "python2" },
        { "a long chain", long_chain, .held = LEFT, .section = "python2" },
        { "very many side by side", side_by_side, .held = LEFT, .section = "python2" },
        { "a few, very often", often, .held = LEFT, .section = "python2" },
        { "to and fro", to_and_fro, .held = LEFT, .section = "python2" },
        { "through a tuple that is not tracked", untracked, .held = LEFT,
          .section = "python2" },
        { "through a tuple and a dict", through_others, .held = LEFT,
          .section = "python2" },
        { "what is outside leads to nothing", outside, .held = LEFT,
          .section = "python2" },
        { "outside are objects of all sorts", outside_of_all_sorts,
          .held = LEFT, .section = "python2" },
        { "a hundred and fifty small graphs", any_graph, .held = LEFT, .section = "python2" },
        { "in their order, each once", in_order, .held = LEFT,
          .section = "python2" },
        { "fifteen hundred", many, .held = LEFT, .section = "python2" },
        { "very many", very_many, .held = LEFT, .section = "python2" },
        { "instances of classes", instances, .held = LEFT,
          .section = "nobody-calls" },
        { "two of one type", of_one_type, .held = LEFT,
          .section = "nobody-calls" },
        { "the list itself", itself, .held = LEFT, .section = "python2" },
        { "what DEBUG_SAVEALL leaves", saved_garbage, .held = LEFT,
          .section = "garbage" },
        { "memory runs out", .scenario = refused, .held = LEFT,
          .section = "bytes" },
    };
    return RUN(checks);
}
