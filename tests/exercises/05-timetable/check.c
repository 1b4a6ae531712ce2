/* Exercise 5.3: the timetable is held against what the library does. */
#include "harness.h"

#include <string.h>

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size);

#define EXCEEDS "A threshold has to be exceeded, not reached."
#define ZERO "A first threshold of 0 means never."
static const char quarter[] =
    "A full collection has to be due, and what came to the old generation "
    "since the last one has to be at least a quarter, rounded down, of what "
    "survived that one. If it is not, the next younger that is due runs.";
#define QUARTER quarter
#define ZERO_TOO \
    "There is no such collection in it at all. Only the first threshold, if " \
    "it is 0, means never. A second or third one of 0 is exceeded by 1."
#define SIZES \
    "A hundred and fifty thousand are born, and all of them stay: count " \
    "them in a size_t, the old ones as well."
#define MANY_RUN \
    "125,000 collections run, and there is room for a digit for each."
#define DIGITS \
    "It is not for want of room: another collection runs there than the " \
    "digit says."
#define SIZE \
    "At most size - 1 digits and a NUL; what is returned is how many " \
    "collections there were in all."
#define NO_ROOM \
    "If size is 0, nothing is written at all, the NUL neither: there is no " \
    "byte for it. How many there were is returned all the same."
#define MANY_YOUNG \
    "70,000 collections run, and 66,001 of them before the first of the " \
    "middle generation: count the collections in an int or more, too."
#define ORDER \
    "From the oldest down, the first that is due runs. It sets its own count " \
    "and those of the younger to zero, and adds one to the next."

#define DEEP \
    "A function that calls itself for each collection needs a stack as " \
    "large as their number."

enum { SEEN = 400, ALL_SEEN = 126000 };

static char ran[ALL_SEEN];
static size_t collections;

static void note(const char *phase, const ObGcInfo *info, void *arg)
{
    (void)arg;
    if (strcmp(phase, "start") == 0)
        return;
    if (collections + 1 < ALL_SEEN)
        ran[collections] = (char)('0' + info->generation);
    collections++;
}

static void observe(size_t births, const int threshold[3])
{
    memset(ran, 0, sizeof ran);
    collections = 0;
    ob_gc_collect();            /* all counts are zero */
    ob_gc_set_threshold(threshold[0], threshold[1], threshold[2]);
    need(ob_gc_add_callback(note, NULL) == 0 ? ran : NULL);
    ObObject *kept = need(ob_list_new());
    for (size_t i = 1; i < births; i++) {
        ob_checkpoint();
        need(ob_list_append_steal(kept, ob_list_new()) == 0 ? kept : NULL);
    }
    ob_checkpoint();
    ob_gc_remove_callback(note, NULL);
    ob_decref(kept);
}

/* Whether a collection is missing altogether, of which the threshold
 * is 0. */
static bool is_never(const char *answer, char generation, int threshold)
{
    return threshold == 0 && strchr(answer, generation) == NULL
           && strchr(ran, generation) != NULL;
}

static void agrees(size_t births, int young, int middle, int old,
                   const char *why)
{
    const int threshold[] = { young, middle, old };
    char answer[SEEN] = "", what[80];
    snprintf(what, sizeof what, "the timetable of %zu births, with %d, %d, "
             "%d", births, young, middle, old);
    observe(births, threshold);
    Quiet quiet = quiet_begin();
    size_t n = timetable(births, threshold, answer, SEEN);
    expect_quiet(quiet, "Do not ask the library, and no memory: work it "
                        "out.");
    expect_choice(what, answer, ran,
                  is_never(answer, '1', middle) || is_never(answer, '2', old)
                      ? ZERO_TOO : why);
    expect_int("what it returns", (long long)n, (long long)collections,
               SIZE);
}

static void young(void)
{
    agrees(10, 10, 10, 10, EXCEEDS);
    agrees(11, 10, 10, 10, EXCEEDS);
    agrees(100, 10, 10, 10, EXCEEDS);
}

static void never(void)
{
    agrees(1000, 0, 10, 10, ZERO);
    for (int i = 0; i < 4; i++)
        agrees(100, 0, i % 2, i / 2, ZERO);
}

static void middle(void)
{
    agrees(1000, 9, 3, 1000, ORDER);
    agrees(1000, 9, 0, 1000, ORDER);
}

static void old(void)
{
    agrees(500, 3, 1, 1, QUARTER);
    agrees(1500, 5, 0, 0, QUARTER);
    agrees(1300, 4, 2, 1, QUARTER);
}

static void defaults(void)
{
    agrees(250000, 2000, 10, 10, QUARTER);
}

static void few(void)
{
    agrees(0, 10, 10, 10, "No birth, no collection.");
    agrees(1, 10, 10, 10, EXCEEDS);
    agrees(1, 1, 1, 1, EXCEEDS);
    agrees(2, 1, 1, 1, EXCEEDS);
    agrees(0, 0, 0, 0, ZERO);
}

/* All small thresholds, whatever comes of them. */
static void all(void)
{
    for (int young = 1; young < 5; young++)
        for (int middle = 0; middle < 4; middle++)
            for (int old = 0; old < 3; old++)
                agrees(300, young, middle, old, QUARTER);
}

static void short_of_room(void)
{
    enum { BEFORE = 16 };
    const int threshold[] = { 1, 1, 1 };
    for (size_t size = 0; size < 60; size++) {
        char around[80], *answer = around + BEFORE, expected[64] = "";
        memset(around, '?', sizeof around);
        size_t n = timetable(100, threshold, answer, size);
        expect_int("what it returns", (long long)n, 50, SIZE);
        observe(100, threshold);
        for (size_t i = 0; i < BEFORE; i++)
            expect_int("whether a byte in front of the first was written",
                       around[i] != '?', 0, size == 0 ? NO_ROOM : SIZE);
        for (size_t i = size > 51 ? 51 : size;
             i < sizeof around - BEFORE; i++)
            expect_int(size == 0 ? "whether a byte was written, size being 0"
                       : "whether a byte behind the NUL was written",
                       answer[i] != '?', 0, size == 0 ? NO_ROOM : SIZE);
        if (size == 0)
            continue;
        expect_int("whether there is a NUL among the bytes",
                   memchr(answer, '\0', size) != NULL, 1, SIZE);
        memcpy(expected, ran, size - 1);
        expect_choice("few bytes of timetable", answer, expected,
                      strlen(answer) == strlen(expected) ? DIGITS : SIZE);
    }
}

/* 125,000 collections, and a digit for each. */
static void many(void)
{
    static char answer[ALL_SEEN];
    const int threshold[] = { 1, 100, 10 };
    observe(250000, threshold);
    size_t right = 0, n = timetable(250000, threshold, answer, ALL_SEEN);
    while (answer[right] != '\0' && answer[right] == ran[right])
        right++;
    expect_int("how many digits are right, up to the first that is not",
               (long long)right, 125000,
               strchr("012", answer[right]) != NULL && answer[right] != '\0'
                   ? DIGITS : MANY_RUN);
    expect_int("what it returns", (long long)n, 125000, MANY_RUN);
    expect_int("what stands behind the last digit", answer[right], 0,
               MANY_RUN);
}

/* More collections than two bytes can count, and then one of the middle
 * generation, and a full one: nothing has survived any before. */
static void many_young(void)
{
    static char answer[ALL_SEEN];
    const int threshold[] = { 1, 66000, 0 };
    size_t right = 0, n = timetable(140000, threshold, answer, ALL_SEEN);
    while (right < 70000 && answer[right] == (right == 66001 ? '1'
                                              : right == 66002 ? '2' : '0'))
        right++;
    expect_int("how many digits are right, up to the first that is not",
               (long long)right, 70000, MANY_YOUNG);
    expect_int("what it returns", (long long)n, 70000, MANY_YOUNG);
}

/* As few collections as can be: one at the last birth, or none. */
static void largest(void)
{
    char answer[4];
    for (int young = 249998; young < 250002; young++)
        for (int older = 0; older < 2000000; older += 1000000) {
            const int threshold[] = { young, older, older };
            size_t n = timetable(250000, threshold, answer, sizeof answer);
            expect_choice("the timetable of 250,000", answer,
                          young < 250000 ? "0" : "", EXCEEDS);
            expect_int("what it returns", (long long)n, young < 250000,
                       SIZE);
        }
    const int threshold[] = { 1000000, 0, 0 };
    expect_int("what it returns", (long long)timetable(250000, threshold,
               answer, sizeof answer), 0, EXCEEDS);
}

/* Counts beyond two bytes, and thousands that come at once. */
static void large(void)
{
    agrees(75000, 70000, 1, 1, EXCEEDS);
    agrees(75000, 35000, 0, 0, EXCEEDS);
    agrees(80000, 3000, 0, 0, QUARTER);
    agrees(70000, 1000, 1, 2, QUARTER);
    agrees(150000, 900, 1, 1, SIZES);
}

int main(void)
{
    static const Check checks[] = {
        { "the young", young, .section = "when" },
        { "a threshold of zero", never, .section = "when" },
        { "the middle", middle, .section = "when" },
        { "the old, and their quarter", old, .section = "when" },
        { "few births", few, .section = "when" },
        { "all small thresholds", all, .section = "when" },
        { "CPython's own thresholds", defaults, .section = "when" },
        { "large thresholds", large, .section = "when" },
        { "thresholds as large as the births", largest, .section = "when" },
        { "many collections", many, .deep = DEEP,
          .section = "when" },
        { "seventy thousand of them before another", many_young, .deep = DEEP,
          .section = "when" },
        { "little room for the answer", short_of_room, .section = "when" },
    };
    return RUN(checks);
}
