/* What the check of an exercise is made of.
 *
 * A check runs in a process of its own, with a fresh interpreter whose
 * memory is checked, so that nothing a reader writes can bring the
 * others down. What fails says what was expected, what came, and why.
 * The judge (judge/judge.h) runs them, and says what passed.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include "ouroboros.h"

typedef struct Check {
    const char *title;          /* what is true if it passes */
    void (*run)(void);          /* this, or a scenario: */
    int (*scenario)(void);      /* 0, or -1 with MemoryError; run with
                                   each of its allocations refused */
    bool gets_by;               /* it may do without what was refused */
    const char *held;           /* said if something was never let go */
    const char *dead;           /* said if something dead was used */
    const char *deep;           /* said if the stack overflowed */
    const char *slow;           /* said if it took too long */
    const char *section;        /* of the book, to read: its id */
} Check;

/* What the main function of a file of checks returns: 0. */
int run_checks(const Check *checks, size_t n);
#define RUN(checks) run_checks(checks, sizeof checks / sizeof checks[0])
int main(void);

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
/* In a scenario, of what an answer's call returned, and return it: an
 * object, or 0 and more, came with no MemoryError pending. */
ObObject *expect_made(ObObject *made);
int expect_done(int result);

/* As many receipts as references, where receipts are kept. */
void expect_receipts(const char *what, const ObObject *op);

/* Ends the check if a question of a table has no answer yet, without a
 * word on what it is. */
void expect_answered(bool answered);

/* How often memory was asked for, of the library or of malloc: a part
 * of a check in which it may not be. */
typedef struct Quiet {
    unsigned long allocations, mallocs;
} Quiet;

Quiet quiet_begin(void);
void expect_quiet(Quiet since, const char *why);

/* From here to the end of the check, a block that the library gives back
 * is the next of its size that it gets, so that an address comes again
 * as soon as it can. (A library that buries its dead keeps the last
 * OB_BURIED of them.) */
void let_addresses_come_again(void);

/* From here to the end of the check, no receipts are written: who counts
 * a million times is done in a fifth of the time. */
void write_no_receipts(void);

/* From the n-th time that the library asks for it from now on, there is
 * no memory, until it is called with 0: there is again. (A scenario calls
 * it so before it looks at what is left, if the looking takes memory.) */
void let_memory_end(unsigned long n);

/* The n-th time there is none; `later`: nor each time after it. 0: there
 * is. */
void let_memory_fail(unsigned long n, bool later);

/* Ends the check: here nothing is to fail, and NULL came. */
#define need(made) need_at(made, #made)
void *need_at(void *made, const char *what);

#endif
