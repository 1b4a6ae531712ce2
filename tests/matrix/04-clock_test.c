/* Chapter 4: the clock is set back, by an hour at each look. */
#define _GNU_SOURCE
#include "support.h"

#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* These take the place of the C library's. Clocks that cannot be set go
 * on as they do. */
static int looks;

static time_t an_hour_ago(void)
{
    return 2000000000 - 3600 * ++looks;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (clock != CLOCK_REALTIME)
        return (int)syscall(SYS_clock_gettime, clock, now);
    *now = (struct timespec){ .tv_sec = an_hour_ago() };
    return 0;
}

int timespec_get(struct timespec *now, int base)
{
    *now = (struct timespec){ .tv_sec = an_hour_ago() };
    return base;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;
    *now = (struct timeval){ .tv_sec = an_hour_ago() };
    return 0;
}

time_t time(time_t *now)
{
    time_t result = an_hour_ago();
    if (now != NULL)
        *now = result;
    return result;
}

static double told;

static void note_duration(const char *phase, const ObGcInfo *info,
                          void *arg)
{
    (void)arg;
    if (strcmp(phase, "stop") == 0)
        told = info->duration;
}

/* A collection takes no time, or some. */
static void assert_plausible(double seconds)
{
    if (!(seconds >= 0.0 && seconds < 30.0))
        fail_msg("a collection took %f seconds", seconds);
}

static void a_collection_takes_as_long_as_it_takes(void **state)
{
    (void)state;
    assert_int_equal(ob_gc_add_callback(note_duration, NULL), 0);
    for (int i = 0; i < 5; i++) {
        ob_gc_collect();
        assert_plausible(told);
    }
    ob_gc_remove_callback(note_duration, NULL);
}

#if CHAPTER >= 5
static void statistics_add_up(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++)
        ob_gc_collect();
    ObGcStats stats[OB_GENERATIONS];
    ob_gc_get_stats(stats);
    assert_plausible(stats[OB_GENERATIONS - 1].duration);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_collection_takes_as_long_as_it_takes),
#if CHAPTER >= 5
        checked_test(statistics_add_up),
#endif
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
