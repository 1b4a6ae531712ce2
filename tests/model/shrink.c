#define _POSIX_C_SOURCE 200809L
#include "shrink.h"
#include "child.h"
#include "python.h"
#include "run.h"

#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MILLISECONDS = 500 };    /* of a processor, for a program */

/* --- in a process of their own --- */

static Run run;

static bool run_here(const Program *program, Mode mode)
{
    const struct itimerval patience = {
        .it_value.tv_usec = MILLISECONDS * 1000
    };
    setitimer(ITIMER_PROF, &patience, NULL);
    return run_program(&run, program, mode) == 0;
}

bool all_pass(uint64_t first, uint64_t n)
{
    pid_t child = begin_child(true);
    if (child > 0)
        return wait_for(child) == 0;
    bool passed = true;
    for (uint64_t i = 0; i < n && passed; i++) {
        Program program = program_of(first + i);
        for (Mode mode = 0; mode < MODES && passed; mode++)
            passed = run_here(&program, mode);
    }
    _exit(!passed);
}

static int status_of(const Trial *trial, bool silent)
{
    pid_t child = begin_child(silent);
    if (child > 0)
        return wait_for(child);
    bool passed = run_here(&trial->program, trial->mode);
    if (!passed)
        run_explain(&run, stdout);
    fflush(NULL);
    _exit(!passed);
}

bool passes(const Trial *trial)
{
    return status_of(trial, true) == 0;
}

/* --- what is left when nothing more can be left out --- */

/* Takes out whatever n ops it does without; whether there were any. */
static bool take_out(Trial *trial, size_t n)
{
    bool smaller = false;
    for (size_t at = 0; at < trial->program.size; ) {
        Trial rest = *trial;
        rest.program = program_without(&trial->program, at, n);
        if (passes(&rest))
            at += n;
        else {
            *trial = rest;
            smaller = true;
        }
    }
    return smaller;
}

/* Makes what is made shallower, and gives it fewer items. */
static bool make_less(Trial *trial, size_t at)
{
    Trial less = *trial;
    Op *op = &less.program.ops[at];
    if (op->verb != MAKE)
        return false;
    if (op->depth > 1)
        op->depth--;
    else if (op->size > (op->kind == TUPLE))
        op->size--;
    else
        return false;
    if (passes(&less))
        return false;
    *trial = less;
    return true;
}

void shrink(Trial *trial)
{
    for (size_t n = trial->program.size / 2; n > 1; n /= 2)
        take_out(trial, n);
    for (bool smaller = true; smaller; ) {
        smaller = take_out(trial, 1);
        for (size_t at = 0; at < trial->program.size; at++)
            while (make_less(trial, at))
                smaller = true;
    }
}

void explain(const Trial *trial)
{
    static const char *const modes[] = {
        "collections only when asked for",
        "a collection after every few births",
        "a collection after every birth"
    };
    printf("seed %llu fails (%s):\n\n", (unsigned long long)trial->seed,
           modes[trial->mode]);
    python_ops(stdout, &trial->program);
    printf("\n");
    int status = status_of(trial, false);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        printf("it does not end\n");
    else if (WIFSIGNALED(status))
        printf("ended by signal %d\n", WTERMSIG(status));
    else if (status == 0)
        printf("it does not fail each time\n");
}
