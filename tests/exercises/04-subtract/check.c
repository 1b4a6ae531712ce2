/* Exercise 4.2: find_unreachable. */
#include "lists.h"

#include <string.h>

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[]);

#define ZERO \
    "A zero is no verdict: what a reachable object refers to is reachable, " \
    "and what that refers to, whatever is left of their copies."
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
#define TOUCHED "Subtract from copies. The program still needs the counts."

enum { MANY = 12100 };

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
        expect_int(what, unreachable[i], expected[i] == '-', why);
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

/* Twelve thousand, of which only the last refer to anything. */
static void far_behind(void)
{
    enum { FAR = 12000, ALL = FAR + 4 };
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

/* One that refers to six thousand, which nobody else holds. */
static void wide(void)
{
    enum { WIDE = 6000 };
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
    finds(o, "-+++", OUTSIDE);
    need(ob_doomed_befriend(doomed, l) == 0 ? doomed : NULL);
    ob_decref(l);
    finds(o, "----", OUTSIDE);
    finds(o + 1, "+++", OUTSIDE);
    ob_doomed_abandon(doomed);
    ob_gc_collect();
}

int main(void)
{
    static const Check checks[] = {
        { "what variables hold is reachable", held,
          .section = "subtraction" },
        { "a cycle is not", cycle, .section = "subtraction" },
        { "a zero is no verdict", zero, .section = "tentative" },
        { "who is not in the array is outside", part,
          .section = "subtraction" },
        { "each reference counts", twice, .section = "copies" },
        { "a hundred and thirty, in any order", tangled,
          .section = "tentative" },
        { "eight hundred, one a pass", backwards, .section = "tentative" },
        { "twelve thousand, and four at their end", far_behind,
          .section = "subtraction" },
        { "one that holds six thousand", wide, .section = "tentative" },
        { "one that many hold", often_held, .section = "copies" },
        { "some that are not tracked", untracked, .section = "copies" },
        { "containers of other types", others, .section = "copies" },
        { "nothing is asked for", quiet, .section = "tentative" },
    };
    return RUN(checks);
}
