/* What every chapter test includes: cmocka, the library, a checked
 * interpreter around each test, and scenarios. If the environment has
 * OB_TEST, only the tests with that name are run; * and ? may be in it. */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ouroboros.h"

/* Fixtures: an interpreter with checked memory, which must not leak. */
int start_checked(void **state);
int stop_checked(void **state);

#define checked_test(f) \
    cmocka_unit_test_setup_teardown(f, start_checked, stop_checked)

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

/* A scenario is a program in small: 0, or -1 with MemoryError pending.
 * It is run with its 1st, 2nd, 3rd... allocation refused until it gets
 * through; each time nothing may leak and memory must be whole. */
typedef int (*Scenario)(void);
void run_scenario(Scenario scenario);

#endif
