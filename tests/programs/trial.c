#define _POSIX_C_SOURCE 200809L
#include "trial.h"

#include "child.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 2 };       /* of a processor, for a program */

/* --- in a process of their own --- */

static bool run_here(const Program *program, Mode mode)
{
    const struct itimerval patience = { .it_value.tv_sec = SECONDS };
    setitimer(ITIMER_PROF, &patience, NULL);
    return run_program(program, mode);
}

bool all_pass(uint64_t first, uint64_t n)
{
    pid_t child = begin_child(true);
    if (child > 0)
        return wait_for(child) == 0;
    bool passed = true;
    for (uint64_t i = 0; i < n && passed; i++) {
        const Program program = program_of(first + i);
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
    fflush(NULL);
    _exit(!passed);
}

bool fails(const Trial *trial)
{
    return status_of(trial, true) != 0;
}

/* --- what is left when nothing more can be left out --- */

static Program without(const Program *program, int at, int n)
{
    Program rest = *program;
    int after = at + n < program->size ? at + n : program->size;
    memmove(rest.ops + at, rest.ops + after,
            (size_t)(program->size - after) * sizeof rest.ops[0]);
    rest.size -= after - at;
    return rest;
}

/* Whether it fails with less of a program, and so has become less. */
static bool becomes(Trial *trial, const Program *less)
{
    const Trial rest = { trial->seed, trial->mode, *less };
    if (!fails(&rest))
        return false;
    *trial = rest;
    return true;
}

/* Takes out whatever n steps it fails without; whether there were
 * any. */
static bool take_out(Trial *trial, int n)
{
    bool smaller = false;
    for (int at = 0; at < trial->program.size; ) {
        const Program rest = without(&trial->program, at, n);
        if (becomes(trial, &rest))
            smaller = true;
        else
            at += n;
    }
    return smaller;
}

static bool make_less(Trial *trial)
{
    bool smaller = false;
    for (int part = program_parts(&trial->program); part-- > 0; ) {
        Program less = trial->program;
        while (program_lessen(&less, part) && becomes(trial, &less))
            smaller = true;
    }
    return smaller;
}

void shrink(Trial *trial)
{
    for (int n = trial->program.size / 2; n > 1; n /= 2)
        take_out(trial, n);
    for (bool smaller = true; smaller; ) {
        smaller = take_out(trial, 1);
        smaller |= make_less(trial);
    }
}

void explain(const Trial *trial)
{
    printf("seed %" PRIu64 " fails (%s):\n\n", trial->seed,
           mode_names[trial->mode]);
    program_print(&trial->program);
    printf("\n");
    int status = status_of(trial, false);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        printf("it does not end\n");
    else if (WIFSIGNALED(status))
        printf("ended by signal %d\n", WTERMSIG(status));
    else if (status == 0)
        printf("it does not fail each time\n");
}
