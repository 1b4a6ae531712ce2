/* Exercise 4.2: find_unreachable. */
#include "lists.h"

#include <stdlib.h>
#include <string.h>

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[]);

static const char zero_is_none[] =
    "A zero is no verdict: what a reachable object refers to is reachable, "
    "and what that refers to, whatever is left of their copies.";
#define ZERO zero_is_none
#define LOST \
    "Nobody outside holds it, and nothing that can be reached refers to it: " \
    "each reference to it comes from one that is unreachable as well, and is " \
    "to be taken from its copy."
#define FAR_AWAY \
    "The first is held, and each refers to the next: however far from the " \
    "first they are, the others are reachable."
#define OUTSIDE \
    "What is left after the subtraction are references from outside. Only " \
    "references from the objects of the array are taken away."
#define EACH \
    "Each reference counts: an object that refers to another twice takes two " \
    "from its copy, and it may refer to itself."
#define BEHIND "Of each array, n places are yours."
#define ALL_OF_THEM \
    "Any of the n may refer to any other, wherever they stand in the array."
#define COPIES \
    "A copy has room for all of a count: it is an int64_t."
#define UNTRACKED \
    "The objects of the array are containers, tracked or not, and traverse " \
    "of each shows what it refers to."
#define PLAIN \
    "0 is held by a variable of the check, and refers to 1, which refers to " \
    "2. 3, 4 and 5 refer to each other, in a ring, and nobody else does."
#define BETWEEN \
    "The lists are those that it was right about before, with objects in " \
    "them that are not in the array. What is shown and is not in the array " \
    "is passed over, and what is shown after it counts."
#define ANY_ORDER \
    "It was right about the same objects when they stood in the order of " \
    "their addresses. They stand in the array in any order."
#define SORTS \
    "The array has a Doomed, a dict, a tuple and a list. The last three are " \
    "a ring, and somebody else holds the list."
#define ALL_SORTS \
    "The array has a Doomed, a dict, a tuple and a list. The Doomed refers " \
    "to itself and to the list, the last three are a ring, and nobody else " \
    "holds any."
#define KEYS \
    "A dict refers to its keys as well: traverse says what a container " \
    "refers to, whatever it is."
#define MEANWHILE \
    "traverse of this type looks at its object, and at what it holds: no " \
    "object is to be changed, not for a while, either."
#define IMMORTAL \
    "An immortal object can be reached, whoever holds it: its count says so."
#define IMMORTAL_HOLDS \
    "An immortal object can be reached, and so is what it refers to, and what " \
    "that refers to."
#define SET_EACH \
    "It was right about them when the array had the answers before. Set " \
    "unreachable[i] for each i, to true or to false: what stood there before " \
    "says nothing."
#define TOUCHED "Subtract from copies. The program still needs the counts."

enum { MANY = 10100 };

/* Whether it is right about them: what it says, and nothing else. */
static bool is_right(ObObject *const objects[], const char *expected)
{
    int64_t refs[6];
    bool unreachable[6], right = true;
    size_t n = strlen(expected);
    uint32_t before[6];
    for (size_t i = 0; i < n; i++)
        before[i] = objects[i]->refcnt;
    find_unreachable(objects, n, refs, unreachable);
    for (size_t i = 0; i < n; i++) {
        right &= unreachable[i] == (expected[i] == '-')
                 && objects[i]->refcnt == before[i];
        objects[i]->refcnt = before[i];
    }
    return right;
}

/* Whether it is right if the answers stand in the array already. */
static bool leaves_them(ObObject *const objects[], const char *expected)
{
    static int64_t refs[MANY];
    static bool unreachable[MANY];
    size_t n = strlen(expected);
    bool right = true;
    for (size_t i = 0; i < n; i++)
        unreachable[i] = expected[i] == '-';
    find_unreachable(objects, n, refs, unreachable);
    for (size_t i = 0; i < n; i++)
        right &= unreachable[i] == (expected[i] == '-');
    return right;
}

/* `expected` has a character for each object: '-' for unreachable. */
static void finds(ObObject *const objects[], const char *expected,
                  const char *why)
{
    static int64_t refs[MANY + 1];
    static bool unreachable[MANY + 1];
    static uint32_t before[MANY];
    size_t n = 0, lost = 0;
    for (; expected[n] != '\0'; n++) {
        before[n] = ob_refcnt(objects[n]);
        refs[n] = -7;
        unreachable[n] = n % 2;
    }
    refs[n] = 4711;
    unreachable[n] = true;
    Quiet quiet = quiet_begin();
    size_t found = find_unreachable(objects, n, refs, unreachable);
    expect_quiet(quiet, "A collector is called when memory is short: the "
                        "arrays are there, and nothing else is needed.");
    expect_int("what stands behind the n copies", refs[n], 4711, BEHIND);
    expect_int("what stands behind the n answers", unreachable[n], true,
               BEHIND);
    for (size_t i = 0; i < n; i++) {
        char what[60];
        snprintf(what, sizeof what, "whether object %zu is unreachable", i);
        if (unreachable[i] != (expected[i] == '-')
            && unreachable[i] == i % 2 && leaves_them(objects, expected))
            why = SET_EACH;
        expect_int(what, unreachable[i], expected[i] == '-',
                   why == zero_is_none && expected[i] == '-' ? LOST : why);
        expect_count("a count afterwards", objects[i], before[i], TOUCHED);
        lost += expected[i] == '-';
    }
    expect_int("what it returns", (long long)found, (long long)lost, why);
}

static void held(void)
{
    ObObject *one[] = { list(), list() };
    finds(one, "++", OUTSIDE);
    ob_decref(one[0]);
    ob_decref(one[1]);
    ObObject *other[] = { need(ob_doomed_new("d")), need(ob_dict_new()) };
    finds(other, "++", OUTSIDE);
    ob_decref(other[0]);
    ob_decref(other[1]);
}

static void cycle(void)
{
    ObObject *o[] = { list(), list(), list() };
    put(o[0], o[1]);
    put(o[1], o[0]);
    ob_decref(o[0]);
    ob_decref(o[1]);
    finds(o, "--+", OUTSIDE);
    ob_decref(o[2]);
}

/* A cycle of one, alone in the array; and a key that only a dict holds,
 * which holds itself. */
static void alone(void)
{
    ObObject *one = list(), *number = need(ob_int_new(5000));
    finds(&one, "+", OUTSIDE);
    put(one, one);
    finds(&one, "+", OUTSIDE);
    ob_decref(one);
    finds(&one, "-", EACH);
    ObObject *o[] = { need(ob_tuple_new(1, &number)), need(ob_dict_new()) };
    need(ob_dict_set(o[1], o[0], o[1]) == 0 ? number : NULL);
    ob_decref(o[0]);
    finds(o, "++", KEYS);
    finds(o + 1, "+", KEYS);
    ob_decref(o[1]);
    finds(o, "--", KEYS);
    ob_decref(number);
    ob_gc_collect();
}

static void zero(void)
{
    ObObject *o[] = { list(), list(), list(), list() };
    put(o[3], o[2]);
    put(o[2], o[1]);
    put(o[1], o[0]);
    for (int i = 0; i < 3; i++)
        ob_decref(o[i]);
    finds(o, "++++", ZERO);
    ObObject *turned[] = { o[3], o[2], o[1], o[0] };
    finds(turned, "++++", ZERO);
    ob_decref(o[3]);
}

static void part(void)
{
    ObObject *o[] = { list(), list(), list() };
    put(o[0], o[1]);
    put(o[1], o[2]);
    put(o[2], o[0]);
    for (int i = 0; i < 3; i++)
        ob_decref(o[i]);
    finds(o, "---", OUTSIDE);
    finds(o, "++", OUTSIDE);
    finds(o + 1, "++", OUTSIDE);
}

static void twice(void)
{
    ObObject *o[] = { list(), list() };
    put(o[0], o[0]);
    put(o[0], o[0]);
    put(o[0], o[1]);
    put(o[0], o[1]);
    put(o[1], ob_none());
    ob_decref(o[0]);
    ob_decref(o[1]);
    finds(o, "--", EACH);
    put(o[1], o[0]);
    ob_incref(o[1]);
    finds(o, "++", ZERO);
    ob_decref(o[1]);
}

static void quiet(void)
{
    ObObject *o[] = { list(), list() };
    put(o[0], o[1]);
    finds(o, "++", OUTSIDE);
    finds(o, "++", OUTSIDE);
    ob_decref(o[0]);
    ob_decref(o[1]);
    finds(NULL, "", OUTSIDE);
}

/* A chain from one that is held, through all the others, which stand in
 * the array in such an order that no few passes, in whichever direction,
 * reach its end; and a ring of others among them. */
static void tangled(void)
{
    enum { CHAIN = 96, RING = 34, ALL = CHAIN + RING };
    ObObject *o[ALL];
    char expected[ALL + 1];
    for (int i = 0; i < ALL; i++)
        o[i] = list();
    memset(expected, '+', ALL);
    expected[ALL] = '\0';
    for (int i = 0; i + 1 < CHAIN; i++)     /* 1, 38, 75, 15, 52... */
        put(o[(i + 1) * 37 % 97], o[(i + 2) * 37 % 97]);
    ObObject *first = o[37], *ring[RING];
    for (int i = 0, k = 0; i < ALL; i++)
        if (i == 0 || i > CHAIN)
            ring[k++] = o[i], expected[i] = '-';
    for (int i = 0; i < RING; i++) {
        put(ring[i], ring[(i + 1) % RING]);
        put(ring[i], first);                /* that saves nobody */
    }
    for (int i = 0; i < ALL; i++)
        if (o[i] != first)
            ob_decref(o[i]);
    finds(o, expected, ZERO);
    ob_decref(first);
    ob_gc_collect();
}

/* A chain of which each stands in front of the one that leads to it: one
 * more is found in each pass from the front. */
static void backwards(void)
{
    enum { CHAIN = 800 };
    static ObObject *o[CHAIN];
    static char expected[CHAIN + 1];
    for (int i = 0; i < CHAIN; i++) {
        o[i] = list();
        expected[i] = '+';
        if (i > 0)
            put(o[i], o[i - 1]);
    }
    for (int i = 0; i + 1 < CHAIN; i++)
        ob_decref(o[i]);
    finds(o, expected, ZERO);
    ob_decref(o[CHAIN - 1]);
}

/* Ten thousand, each behind the one that leads to it. */
static void forwards(void)
{
    enum { CHAIN = 10050 };
    static ObObject *o[CHAIN];
    static char expected[CHAIN + 1];
    for (int i = 0; i < CHAIN; i++) {
        o[i] = list();
        if (i > 0)
            put_steal(o[i - 1], o[i]);
    }
    memset(expected, '+', CHAIN);
    finds(o, expected, FAR_AWAY);
    ob_decref(o[0]);
}

/* Ten thousand, of which only the last refer to anything. */
static void far_behind(void)
{
    enum { FAR = 10050, ALL = FAR + 4 };
    static ObObject *o[ALL];
    static char expected[ALL + 1];
    for (int i = 0; i < ALL; i++) {
        o[i] = list();
        expected[i] = i < FAR ? '+' : '-';
    }
    for (int i = FAR; i < ALL; i++)
        put(o[i], o[i + 1 < ALL ? i + 1 : FAR]);
    for (int i = FAR; i < ALL; i++)
        ob_decref(o[i]);
    finds(o, expected, ALL_OF_THEM);
    ob_incref(o[FAR + 2]);
    memset(expected, '+', ALL);
    finds(o, expected, ALL_OF_THEM);
    ob_list_clear(o[FAR + 2]);
    for (int i = 0; i < FAR; i++)
        ob_decref(o[i]);
    ob_decref(o[FAR + 2]);
}

/* One that refers to ten thousand, which nobody else holds. */
static void wide(void)
{
    enum { WIDE = 10050 };
    static ObObject *o[WIDE + 1];
    static char expected[WIDE + 2];
    o[WIDE] = list();
    for (int i = 0; i < WIDE; i++) {
        o[i] = list();
        put_steal(o[WIDE], o[i]);
    }
    memset(expected, '+', WIDE + 1);
    finds(o, expected, ALL_OF_THEM);
    ob_decref(o[WIDE]);
}

/* Counts that a byte, or two of them, cannot hold. */
static void often_held(void)
{
    static const uint32_t counts[] = { 256, 65536, 1u << 30 };
    ObObject *o[] = { list(), list() };
    put(o[0], o[1]);
    ob_decref(o[1]);
    for (int i = 0; i < 3; i++) {
        o[0]->refcnt = counts[i];
        finds(o, "++", COPIES);
    }
    o[0]->refcnt = 1;
    ob_decref(o[0]);
}

/* Whether the heap tracks it is nobody's concern. */
static void untracked(void)
{
    ObObject *o[] = { list(), list(), list() };
    put(o[0], o[1]);
    put(o[1], o[0]);
    put(o[2], o[2]);
    ob_untrack(o[1]);
    ob_decref(o[0]);
    ob_decref(o[1]);
    finds(o, "--+", UNTRACKED);
    ob_track(o[1]);
    ob_untrack(o[2]);
    ob_decref(o[2]);
    finds(o, "---", UNTRACKED);
    ob_track(o[2]);
    ob_gc_collect();
}

/* Three of which the first is held, and a ring of three. Each may hold
 * somebody else as well, before and behind. */
static void make_six(ObObject *o[], ObObject *outside)
{
    static const int next[6] = { 1, 2, -1, 4, 5, 3 };
    for (int i = 0; i < 6; i++)
        o[i] = list();
    for (int i = 0; i < 6; i++) {
        if (outside != NULL)
            put(o[i], outside);
        if (next[i] >= 0)
            put(o[i], o[next[i]]);
        if (outside != NULL)
            put(o[i], outside);
    }
    for (int i = 1; i < 6; i++)
        ob_decref(o[i]);
}

static int by_address(const void *a, const void *b)
{
    uintptr_t one = (uintptr_t)*(ObObject *const *)a,
              other = (uintptr_t)*(ObObject *const *)b;
    return one < other ? -1 : one > other;
}

/* As they stand in `o`: what is to be found of the six. */
static void write_expected(ObObject *const o[], ObObject *const six[],
                           char expected[])
{
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < 6; k++)
            if (o[i] == six[k])
                expected[i] = k < 3 ? '+' : '-';
}

/* Who is not right about them in the order of their addresses, is told so
 * by other checks. */
static void any_order(void)
{
    ObObject *six[6], *o[6], *sorted[6];
    char expected[7] = "";
    make_six(six, NULL);
    ob_incref(six[1]);              /* each of the three is held */
    ob_incref(six[2]);
    memcpy(sorted, six, sizeof six);
    qsort(sorted, 6, sizeof sorted[0], by_address);
    write_expected(sorted, six, expected);
    bool can = is_right(sorted, expected);
    for (int turn = 1; can && turn < 24; turn++) {
        for (int i = 0; i < 6; i++)     /* turned, or from the end */
            o[i] = sorted[(turn < 12 ? i + turn : turn - i + 6) % 6];
        ObObject *swapped = o[turn % 5];
        o[turn % 5] = o[5];
        o[5] = swapped;
        write_expected(o, six, expected);
        finds(o, expected, ANY_ORDER);
    }
    for (int i = 0; i < 3; i++)
        ob_decref(six[i]);
    ob_gc_collect();
}

/* Four hundred graphs of five lists, of which some are held, with up to
 * three references each. */
static void any_graph(void)
{
    unsigned long long chance = 1;
    for (int run = 0; run < 400; run++) {
        ObObject *o[FEW];
        int to[FEW][REFS];
        char expected[FEW + 1] = "-----";
        small_graph(o, to, &chance);
        for (int i = 0; i < FEW; i++)       /* nobody dies of it */
            if ((chance >> (40 + 2 * i)) % 4 == 0 || ob_refcnt(o[i]) == 1)
                expected[i] = '+';
            else
                ob_decref(o[i]);
        for (int round = 0; round < FEW; round++)
            for (int i = 0; i < FEW; i++)
                for (int k = 0; expected[i] != '-' && k < REFS; k++)
                    if (to[i][k] >= 0 && expected[to[i][k]] == '-')
                        expected[to[i][k]] = 'r';
        finds(o, expected, ZERO);
        for (int i = 0; i < FEW; i++)
            if (expected[i] == '+')
                ob_decref(o[i]);
        ob_gc_collect();
    }
}

/* What is shown first, and last, is not in the array. */
static void between(void)
{
    ObObject *o[6], *outside[] = { list(), need(ob_int_new(5000)) };
    make_six(o, NULL);
    finds(o, "+++---", PLAIN);
    ob_decref(o[0]);
    for (int i = 0; i < 2; i++) {
        make_six(o, outside[i]);
        finds(o, "+++---", BETWEEN);
        ob_decref(o[0]);
        ob_decref(outside[i]);
    }
    ob_gc_collect();
}

/* A container that looks at itself when it is asked what it holds. */
typedef struct Watch {
    ObObject base;
    ObObject *held;
    uint32_t count, flags, count_of_held, flags_of_held;
    bool changed;
} Watch;

static int watch_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Watch *w = (Watch *)op;
    w->changed |= op->refcnt != w->count || op->flags != w->flags;
    if (w->held == NULL)
        return 0;
    w->changed |= w->held->refcnt != w->count_of_held
                  || w->held->flags != w->flags_of_held;
    return visit(w->held, arg);
}

static ObType watch_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Watch",
    .basic_size = sizeof(Watch), .traverse = watch_traverse,
    .free = ob_object_free,
};

static void watched(void)
{
    ObObject *o[] = { need(ob_object_new(&watch_type, sizeof(Watch))),
                      list() };
    Watch *w = (Watch *)o[0];
    *w = (Watch){ .base = w->base };
    w->held = o[1];
    w->count = ob_refcnt(o[0]), w->flags = o[0]->flags;
    w->count_of_held = ob_refcnt(o[1]), w->flags_of_held = o[1]->flags;
    finds(o, "++", "The check holds the first, which holds the second.");
    expect_int("whether an object was changed meanwhile", w->changed, 0,
               MEANWHILE);
    w->held = NULL;
    ob_decref(o[0]);
    ob_decref(o[1]);
}

/* One that is immortal, and holds what nobody else does. */
static void immortal_holds(void)
{
    static Watch immortal = { .base = OB_STATIC_HEADER(&watch_type) };
    ObObject *o[] = { list(), list(), &immortal.base };
    put(o[1], o[0]);
    ob_decref(o[0]);
    immortal.held = o[1];
    finds(o, "+++", IMMORTAL_HOLDS);
    immortal.held = NULL;
    finds(o, "++", OUTSIDE);
    ob_decref(o[1]);
}

/* The empty tuple is immortal. */
static void immortal(void)
{
    ObObject *o[] = { need(ob_tuple_new(0, NULL)), list() };
    put(o[1], o[1]);
    ob_decref(o[1]);
    finds(o, "+-", IMMORTAL);
    put(o[1], o[0]);
    finds(o, "+-", IMMORTAL);
    ob_list_clear(o[1]);
    ob_decref(o[0]);
}

/* Containers of other types, and some that were never tracked. */
static void others(void)
{
    ObObject *dict = need(ob_dict_new()), *l = list(), *none[1] = { l };
    ObObject *tuple = need(ob_tuple_new(1, none));
    ObObject *key = need(ob_str_from("key"));
    need(ob_dict_set(dict, key, tuple) == 0 ? dict : NULL);
    put(l, dict);
    put(l, key);
    ob_decref(key);
    ObObject *doomed = need(ob_doomed_new("d"));
    need(ob_doomed_befriend(doomed, doomed) == 0 ? doomed : NULL);
    ObObject *o[] = { doomed, dict, tuple, l };
    ob_decref(dict);
    ob_decref(tuple);
    ob_decref(doomed);
    finds(o, "-+++", SORTS);
    need(ob_doomed_befriend(doomed, l) == 0 ? doomed : NULL);
    ob_decref(l);
    finds(o, "----", ALL_SORTS);
    finds(o + 1, "+++", SORTS);
    ob_doomed_abandon(doomed);
    ob_gc_collect();
}

int main(void)
{
    static const Check checks[] = {
        { "what variables hold is reachable", held,
          .section = "subtraction" },
        { "six, in any order", any_order, .section = "subtraction" },
        { "a cycle is not", cycle, .section = "subtraction" },
        { "a zero is no verdict", zero, .section = "tentative" },
        { "who is not in the array is outside", part,
          .section = "subtraction" },
        { "each reference counts", twice, .section = "copies" },
        { "four hundred small graphs", any_graph, .section = "tentative" },
        { "a hundred and thirty, in any order", tangled,
          .section = "tentative" },
        { "eight hundred, one a pass", backwards, .section = "tentative" },
        { "ten thousand, and four at their end", far_behind,
          .section = "subtraction" },
        { "one that holds ten thousand", wide, .section = "tentative" },
        { "ten thousand, one behind the other", forwards,
          .section = "tentative" },
        { "one that many hold", often_held, .section = "copies" },
        { "some that are not tracked", untracked, .section = "copies" },
        { "what is not in the array, in between", between,
          .section = "subtraction" },
        { "an immortal one", immortal, .section = "copies" },
        { "what an immortal one holds", immortal_holds, .section = "copies" },
        { "no object is changed", watched, .section = "copies" },
        { "containers of other types", others, .section = "copies" },
        { "one alone, and a key", alone, .section = "subtraction" },
        { "nothing is asked for", quiet, .section = "tentative" },
    };
    return RUN(checks);
}
