/* The judge runs the checks of an exercise on an answer.
 *
 * Three files of code meet, in a process for each check: the library,
 * the answer, and the checks, each a shared object that is loaded in
 * this order. What the answer calls is found in the library or in
 * itself; what the checks ask of it is found in it, and everything else
 * that they use before it. So the two share no symbol.
 *
 * "Passed" is said by the process of a check on a pipe, with a number
 * that was drawn before the answer was loaded and that no function
 * returns. It is said when the check has come back. Whatever else
 * happens is no pass.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>

/* What is true if a check passes, and what to say if it does not. Only
 * `title` is never NULL. */
typedef struct CheckWords {
    const char *title;
    const char *section;    /* of the book, to read: its id */
    const char *dead;       /* something dead was used */
    const char *deep;       /* the stack overflowed */
    const char *slow;       /* it took too long */
    const char *held;       /* something was never let go of */
} CheckWords;

enum { WORDS = sizeof(CheckWords) / sizeof(const char *) };

/* What befalls the answer's threads at a condition variable (Linux). A
 * wait comes back once for nothing, a signal wakes who came last; or
 * who is about to wait keeps the mutex until somebody else comes; or
 * who is woken sleeps on. With HOLD_OFF, who has no GIL, and no mutex,
 * gets none; with LATE, those who wait come back for nothing before the
 * signal does what it does. With NO_CHILD, it cannot fork; with CALM,
 * no wait comes back for nothing. */
typedef enum Treatment { ROUGH, STAY_AWAKE, SLEEP_ON, HOLD_OFF, LATE,
                         NO_CHILD, CALM } Treatment;

/* What the judge does for the checks. */
typedef struct Judge {
    /* What is going on, to be said before whatever goes wrong. */
    void (*note)(const char *text);
    /* Ends the check, which has failed: `text` is told. */
    void (*fail)(const char *text);
    /* The same, where something was never let go of. */
    void (*held)(const char *text);
    /* The place in the answer that is being called from; 0: none. */
    size_t (*place)(void);
    /* The place in the answer that asked for what was refused. */
    void (*refused_at)(size_t place);
    /* Calls of malloc and the like so far; the bytes that it has given
     * out. Always 0 where nobody counts. */
    unsigned long (*mallocs)(void);
    size_t (*bytes)(void);
    /* Calls by the answer itself; and the n-th from now on gets none,
     * nor do later ones, if so. */
    unsigned long (*asked)(void);
    void (*refuse)(unsigned long n, bool later);
    /* Whether the blocks of malloc are whole; else fails. */
    void (*look_at_heap)(void);
    /* ROUGH until it is called. */
    void (*treat)(Treatment how);
    /* How many of the answer's threads wait at a condition variable, or
     * are about to. Mutexes and conditions that it has made with a
     * call, and not destroyed. */
    size_t (*waiting)(void);
    size_t (*made)(void);
    /* The bytes of its variables outside of functions; 0: unknown. */
    size_t (*statics)(void);
} Judge;

/* What a shared object of checks has, by the name of `offer`. */
typedef struct Offer {
    size_t n;
    CheckWords (*words)(size_t i);
    /* Comes back if check i passes. */
    void (*run)(size_t i, const Judge *judge);
} Offer;

typedef Offer OfferFunction(void);

#endif
