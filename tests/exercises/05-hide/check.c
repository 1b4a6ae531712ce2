/* Exercise 5.2: garbage that young collections do not see. */
#include "harness.h"

int hide(int generation, size_t n);

#define EARLY \
    "A younger collection found it. Let the containers grow as old as the " \
    "generation that was asked for, while somebody still holds them."
#define ALL \
    "A collection of that generation was to find all n: tracked containers " \
    "that nobody outside holds. What holds the others is one of the n."
#define OLDER \
    "They are garbage, and too old: an older collection finds them. Each " \
    "collection that runs while they are held makes them older."
#define HELD "What you made besides the garbage is to be let go of."
#define RETURNS "There is memory: it works, and returns 0."
#define PENDING \
    "It works, and an exception is pending: something that it called has " \
    "failed. If that is to be so, ob_error_clear() clears it."
#define BESIDES \
    "The collector found n, and more containers than n went with them. What " \
    "they hold is to be no container, tracked or not, but for the n."
#define AS_WAS \
    "The collector is as it was: on or off, and with the same thresholds."
#define FROZEN "What somebody has frozen stays frozen, and nothing else is."
#define DUE \
    "A collection that is due runs at the next checkpoint: whoever binds a " \
    "name, even for a moment, may have grown older afterwards, or be gone. " \
    "Hold the containers by yourself."
#define OTHERS "Others are in the heap, too, and stay alive."

static void put_steal(ObObject *op, ObObject *item)
{
    need(ob_list_append_steal(op, item) == 0 ? op : NULL);
}

/* Not those that a collector begins with. */
static const int thresholds[OB_GENERATIONS] = { 700, 6, 4 };

static void expect_thresholds(void)
{
    static const char *const what[] = { "the first threshold",
                                        "the second", "the third" };
    int now[OB_GENERATIONS];
    ob_gc_get_threshold(now);
    for (int i = 0; i < OB_GENERATIONS; i++)
        expect_int(what[i], now[i], thresholds[i], AS_WAS);
}

static int count_container(const ObMemInfo *info, void *arg)
{
    *(long long *)arg += info->object != NULL
                         && ob_is_container(info->object);
    return 0;
}

static long long containers(void)
{
    long long n = 0;
    ob_mem_walk(ob_mem(), count_container, &n);
    return n;
}

static void hides(int generation, size_t n)
{
    ObObject *mine = need(ob_list_new());
    put_steal(mine, need(ob_list_new()));
    put_steal(mine, need(ob_doomed_new("mine")));
    bool enabled = ob_gc_is_enabled();
    ob_gc_set_threshold(thresholds[0], thresholds[1], thresholds[2]);
    expect_int("what hide returns", hide(generation, n), 0, RETURNS);
    expect_raised(OB_NO_ERROR, PENDING);
    long long before = containers();
    for (int younger = 0; younger < generation; younger++)
        expect_int("what a younger collection found",
                   ob_gc_collect_generation(younger), 0, EARLY);
    long long found = ob_gc_collect_generation(generation);
    long long later = (long long)ob_gc_collect();
    expect_int("what a collection of the generation found", found,
               (long long)n,
               generation < 2 && found + later == (long long)n ? OLDER : ALL);
    expect_int("what was left for a full one", later, 0, ALL);
    expect_int("how many containers are gone then", before - containers(),
               (long long)n, BESIDES);
    expect_int("whether the collector is on, as before",
               ob_gc_is_enabled(), enabled, AS_WAS);
    expect_thresholds();
    expect_count("somebody else's list", mine, 1, OTHERS);
    expect_int("the size of somebody else's list",
               (long long)ob_list_size(mine), 2, OTHERS);
    ob_decref(mine);
}

/* Those that are frozen stay frozen. */
static void beside_frozen(void)
{
    ObObject *mine = need(ob_list_new());
    ob_gc_freeze();
    for (int generation = 0; generation < 3; generation++) {
        hides(generation, 3);
        expect_int("how many are frozen", (long long)ob_gc_get_freeze_count(),
                   1, FROZEN);
    }
    ob_gc_unfreeze();
    ob_decref(mine);
}

static void young(void) { hides(0, 3); hides(0, 1); }
static void middle(void) { hides(1, 1); hides(1, 4); }
static void old(void) { hides(2, 5); hides(2, 1); hides(2, 2); }
static void many(void) { hides(2, 100); hides(1, 3000); hides(0, 300); }
static void very_many(void) { hides(2, 70000); }

/* One lot in each generation. */
static void twice(void)
{
    ob_gc_enable();
    hides(2, 10);
    ob_gc_disable();
    hides(1, 10);
    expect_int("what hide returns", hide(0, 3), 0, RETURNS);
    expect_int("what hide returns", hide(0, 4), 0, RETURNS);
    expect_int("what a collection of both found",
               ob_gc_collect_generation(0), 7, ALL);
}

/* Each checkpoint collects. */
static void due(void)
{
    for (size_t n = 1; n < 4; n++) {
        ObGcStats before[OB_GENERATIONS], after[OB_GENERATIONS];
        ob_gc_set_threshold(-1, 1000, 1000);
        ob_gc_get_stats(before);
        expect_int("what hide returns", hide(0, n), 0, RETURNS);
        ob_gc_get_stats(after);
        bool ran = after[0].collections > before[0].collections;
        ob_gc_set_threshold(thresholds[0], thresholds[1], thresholds[2]);
        expect_int("what a collection of the young found",
                   ob_gc_collect_generation(0), (long long)n,
                   ran ? DUE : ALL);
    }
}

static int refused_with(int generation, size_t n)
{
    bool enabled = ob_gc_is_enabled();
    ob_gc_set_threshold(thresholds[0], thresholds[1], thresholds[2]);
    int result = hide(generation, n);
    expect_thresholds();
    expect_int("whether the collector is on, as before",
               ob_gc_is_enabled(), enabled, AS_WAS);
    for (int younger = 0; result == 0 && younger < generation; younger++)
        expect_int("what a younger collection found", ob_gc_collect_generation(younger), 0, EARLY);
    expect_int("what is found", ob_gc_collect_generation(result == 0 ? generation : 2),
               result == 0 ? (long long)n : 0,
               "When memory runs out, nothing is left behind.");
    return result;
}

static int refused(void) { return refused_with(2, 7); }
static int refused_first(void) { return refused_with(1, 1); }

/* With the collector off. */
static int refused_last(void)
{
    ob_gc_disable();
    int result = refused_with(0, 5);
    ob_gc_enable();
    return result;
}

int main(void)
{
    static const Check checks[] = {
        { "among the young", young, .held = HELD, .section = "places" },
        { "in the middle", middle, .held = HELD, .section = "places" },
        { "among the old", old, .held = HELD, .section = "places" },
        { "a hundred of them", many, .held = HELD, .section = "places" },
        { "seventy thousand", very_many, .held = HELD, .section = "places" },
        { "beside one that is frozen", beside_frozen, .held = HELD,
          .section = "places" },
        { "one lot after the other", twice, .held = HELD,
          .section = "places" },
        { "a collection is due", due, .held = HELD, .section = "when" },
        { "memory runs out for one", .scenario = refused_first, .gets_by = true,
          .held = HELD, .section = "bytes" },
        { "memory runs out at the last", .scenario = refused_last, .gets_by = true,
          .held = HELD, .section = "bytes" },
        { "memory runs out", .scenario = refused, .gets_by = true, .held = HELD,
          .section = "bytes" },
    };
    return RUN(checks);
}
