/* Exercise 12.1: each walk is played through. */
#include "harness.h"
#include "misses.h"

enum { LINE = 64, LINES = 1000, MOST = 20000 };

#define GUESS "Fill in what you think, however unsure you are."
#define SHARE "Two objects of 32 bytes share a line: the second finds it there."
#define FITS "What fits into the cache is fetched once, however often it is read."
#define TOO_LARGE \
    "When the walk comes back to the first line, a thousand others were used " \
    "since, and it has made room: each round fetches all of it again."
#define OWN "A line for each header: what is left of the line is not read."
#define THREE_OF_FOUR \
    "Four objects of 48 bytes take three lines, and a header begins in each " \
    "of them. No header lies in two lines, as all begin at a multiple of 16."
#define TABLE \
    "Four bytes of the table for each object: sixteen objects for one line."
#define ORDER \
    "In random order, too, a line that fits stays until its second object is " \
    "read."
#define LOST \
    "Of 50,000 lines the cache has a thousand: hardly ever is the second " \
    "object of a line read while the line is still there."
#define SAME \
    "Who fetches ahead waits less. What he fetches is as much as before."

/* Where each line is in the order of use: the time of its last use. */
static long used[MOST * 4], clock_now, missed;
static long in_cache[LINES];

static void begin(void)
{
    for (size_t i = 0; i < MOST * 4; i++)
        used[i] = 0;
    for (size_t i = 0; i < LINES; i++)
        in_cache[i] = -1;
    clock_now = missed = 0;
}

/* Reads the bytes from `at` to `at + size`. */
static void touch(long at, long size)
{
    for (long line = at / LINE; line <= (at + size - 1) / LINE; line++) {
        size_t oldest = 0, i = 0;
        while (i < LINES && in_cache[i] != line)
            i++;
        if (i == LINES) {
            missed++;
            for (i = 0; i < LINES; i++)
                if (in_cache[i] < 0
                    || (in_cache[oldest] >= 0
                        && used[in_cache[i]] < used[in_cache[oldest]]))
                    oldest = i;
            in_cache[oldest] = line;
        }
        used[line] = ++clock_now;
    }
}

static long headers(long n, long size, int rounds)
{
    begin();
    for (int round = 0; round < rounds; round++)
        for (long i = 0; i < n; i++)
            touch(i * size, 16);
    return missed;
}

static long shuffled(long n, long size)
{
    static long order[MOST];
    unsigned long long chance = 88172645463325252u;
    begin();
    for (long i = 0; i < n; i++)
        order[i] = i;
    for (long i = n; i > 1; i--) {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        long k = (long)(chance % (unsigned long long)i), swap = order[k];
        order[k] = order[i - 1];
        order[i - 1] = swap;
    }
    for (long i = 0; i < n; i++)
        touch(order[i] * size, 16);
    return missed;
}

static void tried(long answer, long right, const char *why)
{
    expect_int("whether you have answered", answer != -1, 1, GUESS);
    expect_int("your answer", answer, right, why);
}

static void once(void)
{
    tried(in_order, headers(1600, 32, 1), SHARE);
}

static void rounds(void)
{
    tried(three_small, headers(1600, 32, 3), FITS);
    tried(three_large, headers(4000, 32, 3), TOO_LARGE);
}

static void sizes(void)
{
    tried(every_64, headers(10000, 64, 1), OWN);
    tried(every_48, headers(4000, 48, 1), THREE_OF_FOUR);
}

static void table(void)
{
    begin();
    for (long i = 0; i < 10000; i++)
        touch(i * 64 / 16, 1);
    tried(bytes_only, missed, TABLE);
}

static void order(void)
{
    tried(shuffled_small, shuffled(1600, 32), ORDER);
}

/* 20,000 objects already have ten times as many lines as the cache; of
 * 100,000, nine lines in ten and more are missed as well. */
static void random_order(void)
{
    long share = 100 * shuffled(20000, 32) / 20000;
    expect_int("whether most of 20,000 were missed", share > 85, 1, LOST);
    tried(marked, 100000, LOST);
    tried(prefetched, 100000, SAME);
}

int main(void)
{
    static const Check checks[] = {
        { "a walk in order", once, .section = "what-a-miss-is" },
        { "three rounds", rounds, .section = "what-a-miss-is" },
        { "objects of other sizes", sizes, .section = "what-a-miss-is" },
        { "a table of bytes", table, .section = "a-byte" },
        { "another order", order, .section = "what-a-miss-is" },
        { "more than the cache holds", random_order,
          .section = "what-a-miss-is" },
    };
    return RUN(checks);
}
