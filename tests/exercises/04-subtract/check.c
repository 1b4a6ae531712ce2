/* Exercise 4.2: find_unreachable. */
#include "lists.h"

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
#define TOUCHED "Subtract from copies. The program still needs the counts."

enum { MANY = 8 };

/* `expected` has a character for each object: '-' for unreachable. */
static void finds(ObObject *const objects[], const char *expected,
                  const char *why)
{
    int64_t refs[MANY];
    bool unreachable[MANY];
    uint32_t before[MANY];
    size_t n = 0, lost = 0;
    for (; expected[n] != '\0'; n++)
        before[n] = ob_refcnt(objects[n]);
    size_t found = find_unreachable(objects, n, refs, unreachable);
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
    unsigned long before = ob_mem_allocations(ob_mem());
    finds(o, "++", OUTSIDE);
    expect_int("allocations that it made",
               (long long)(ob_mem_allocations(ob_mem()) - before), 0,
               "A collector is called when memory is short.");
    ob_decref(o[0]);
    ob_decref(o[1]);
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
        { "nothing is asked for", quiet, .section = "tentative" },
    };
    return RUN(checks);
}
