/* What the check of an exercise is made of.
 *
 * A check runs in a process of its own, with a fresh interpreter whose
 * memory is checked, so that nothing a reader writes can bring the
 * others down. What fails says what was expected, what came, and why.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include "ouroboros.h"

typedef struct Check {
    const char *title;          /* what is true if it passes */
    void (*run)(void);          /* this, or a scenario: */
    int (*scenario)(void);      /* 0, or -1 with MemoryError; run with
                                   each of its allocations refused */
    const char *held;           /* said if something was never let go */
    const char *dead;           /* said if it crashes or aborts */
    const char *section;        /* of the book, to read: its id */
} Check;

/* Runs the checks; returns 0 if all pass, 1 if one fails, 2 if one
 * crashes or does not end. What a program's main returns. */
int run_checks(const Check *checks, size_t n);
#define RUN(checks) run_checks(checks, sizeof checks / sizeof checks[0])

/* Each ends the check unless it holds. `what` says what is looked at,
 * `why` helps whoever got it wrong. */
void expect_int(const char *what, long long got, long long expected,
                const char *why);
void expect_choice(const char *what, const char *got,
                   const char *expected, const char *why);
void expect_same(const char *what, const ObObject *got,
                 const ObObject *expected, const char *why);
void expect_text(const char *what, const ObObject *got,
                 const char *expected, const char *why);
void expect_raised(ObExc expected, const char *why);
void expect_count(const char *what, const ObObject *op,
                  long long expected, const char *why);
void expect_alive(const char *what, const ObObject *op, const char *why);

/* Ends the check: it could not even begin. */
void *need(void *made);

#endif
