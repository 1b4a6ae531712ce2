/* Exercise 5.2: garbage that young collections do not see. */
#include "harness.h"

int hide(int generation, size_t n);

#define EARLY \
    "A younger collection found it. Let the containers grow old while " \
    "somebody still holds them."
#define ALL \
    "A collection of that generation was to find all n: tracked containers " \
    "that nobody outside holds. What holds the others is one of the n."
#define HELD "What you made besides the garbage is to be let go of."
#define OTHERS "Others are in the heap, too, and stay alive."

static void hides(int generation, size_t n)
{
    ObObject *mine = need(ob_list_new());
    expect_int("what hide returns", hide(generation, n), 0, HELD);
    for (int younger = 0; younger < generation; younger++)
        expect_int("what a younger collection found",
                   ob_gc_collect_generation(younger), 0, EARLY);
    expect_int("what a collection of the generation found",
               ob_gc_collect_generation(generation), (long long)n, ALL);
    expect_int("what was left for a full one", (long long)ob_gc_collect(),
               0, ALL);
    expect_count("somebody else's list", mine, 1, OTHERS);
    ob_decref(mine);
}

static void young(void) { hides(0, 3); }
static void middle(void) { hides(1, 1); }
static void old(void) { hides(2, 5); }
static void many(void) { hides(2, 100); }

static int refused(void)
{
    int result = hide(2, 7);
    expect_int("what is found", (long long)ob_gc_collect(),
               result == 0 ? 7 : 0,
               "When memory runs out, nothing is left behind.");
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "among the young", young, .held = HELD, .section = "places" },
        { "in the middle", middle, .held = HELD, .section = "places" },
        { "among the old", old, .held = HELD, .section = "places" },
        { "a hundred of them", many, .held = HELD, .section = "places" },
        { "memory runs out", .scenario = refused, .held = HELD,
          .section = "bytes" },
    };
    return RUN(checks);
}
