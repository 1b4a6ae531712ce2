/* What every chapter test includes: cmocka, the library, a checked
 * interpreter around each test, and scenarios. They run in the locale
 * of whoever runs them. What the environment can ask for:
 *   OB_TEST=NAME     only the tests with that name; * and ? may be in it
 *   OB_ALLOCATOR=A   over which allocator (allocators.h)
 *   OB_UNCHECKED=1   without checked memory; who needs it is skipped
 *   OB_FAIL_NTH=N    in each test the n-th allocation is refused
 *   OB_REFUSE=N      each test is run with each of its allocations
 *                    refused in turn, N of them at most (refuse.h) */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ouroboros.h"
#include "refusal.h"
#include "unchecked.h"

/* All tests of a file; in place of cmocka's. */
#undef cmocka_run_group_tests
#undef cmocka_run_group_tests_name
#define cmocka_run_group_tests(tests, setup, teardown) \
    cmocka_run_group_tests_name(#tests, tests, setup, teardown)
#define cmocka_run_group_tests_name(name, tests, setup, teardown) \
    run_group(name, tests, sizeof(tests) / sizeof((tests)[0]), \
              setup, teardown)
int run_group(const char *name, const struct CMUnitTest *tests,
              size_t n, CMFixtureFunction setup,
              CMFixtureFunction teardown);

/* Fixtures: an interpreter with checked memory, which must not leak.
 * (Without, as OB_UNCHECKED asks, OB_ALLOCATOR may tell.) */
int start_checked(void **state);
int stop_checked(void **state);

#define checked_test(f) \
    cmocka_unit_test_setup_teardown(f, start_checked, stop_checked)

/* All that can be checked in this chapter: 0, or -1 and a message. */
int validate_all(void);

/* From chapter 4 on: ob_validate says this. */
#define assert_broken(sentence) assert_broken_at(sentence, __LINE__)
void assert_broken_at(const char *sentence, int line);

/* The pending exception is `exc` with this text; forgets it. */
#define assert_raised(exc, text) assert_raised_at(exc, text, __LINE__)
void assert_raised_at(ObExc exc, const char *text, int line);

/* repr(op) is `text`. Steals op, as tests hand over fresh objects. */
void assert_repr_steal(ObObject *op, const char *text);

/* The event log, from chapter 2 on: it begins; how many bytes were
 * logged so far; it ends, and what is left are the names of those who
 * died, "a b ". Good until the next end. */
void begin_deaths(void);
long deaths_logged(void);
const char *end_deaths(void);
#define assert_died(names) assert_string_equal(end_deaths(), names)

/* The same of those who died of one collection: in the order of the
 * book's heap, or, as that is a heap's own affair, in any. */
#ifdef OTHER_HEAP
#define assert_died_in_turn(names) assert_same_names(end_deaths(), names)
#else
#define assert_died_in_turn(names) assert_died(names)
#endif
void assert_same_names(const char *some, const char *others);

/* A scenario is a program in small: 0, or -1 with MemoryError pending.
 * It is run with its 1st, 2nd, 3rd... allocation refused until it gets
 * through; each time nothing may leak and memory must be whole. */
typedef int (*Scenario)(void);
void run_scenario(Scenario scenario);

#endif
