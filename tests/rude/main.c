/* Rude programs: their objects do whatever a program may, while the
 * library asks them or tells them something. Run on the library and on
 * a model of it.
 *
 *   rude [--programs N] [--first SEED]     compares them step by step
 *   rude --show SEED         prints a program
 *   rude --python SEED       writes it as Python
 *   rude --log SEED          prints what it then logs on the library
 *   rude --check FILE        compares digests of logs with a file's
 *
 * A program that fails is made as small as it can be, and printed; this
 * one then ends with 1. */
#define _POSIX_C_SOURCE 200809L
#include "run.h"

#include "child.h"
#include "python.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BATCH = 500, MILLISECONDS = 2000 };

/* --- in a process of their own --- */

typedef struct Trial {
    Program program;
    Mode mode;
} Trial;

static void run_here(const Program *program, Mode mode)
{
    const struct itimerval patience = {
        .it_value = { MILLISECONDS / 1000, MILLISECONDS % 1000 * 1000 }
    };
    setitimer(ITIMER_PROF, &patience, NULL);
    run_program(program, mode);
}

static int status_of(const Trial *trial, bool silent)
{
    pid_t child = begin_child(silent);
    if (child > 0)
        return wait_for(child);
    run_here(&trial->program, trial->mode);
    fflush(NULL);
    _exit(0);
}

static bool all_pass(uint64_t first, uint64_t n)
{
    pid_t child = begin_child(true);
    if (child > 0)
        return wait_for(child) == 0;
    for (uint64_t i = 0; i < n; i++) {
        const Program program = program_of(first + i);
        for (Mode mode = 0; mode < MODES; mode++)
            run_here(&program, mode);
    }
    _exit(0);
}

/* --- what is left when nothing more can be left out --- */

static bool fails(const Trial *trial)
{
    return status_of(trial, true) != 0;
}

/* Takes out whatever n steps it does without. */
static bool take_out(Trial *trial, int n)
{
    bool smaller = false;
    for (int at = 0; at < trial->program.size; ) {
        Trial rest = *trial;
        rest.program = program_without(&trial->program, at, n);
        if (fails(&rest)) {
            *trial = rest;
            smaller = true;
        } else
            at += n;
    }
    return smaller;
}

/* The same within a script; and answering no. */
static bool shorten(Trial *trial, int manner, int slot)
{
    bool smaller = false;
    const Script *script = &trial->program.scripts[manner][slot];
    for (int at = script->size; at-- > -1; ) {
        Trial rest = *trial;
        Script *less = &rest.program.scripts[manner][slot];
        if (at >= 0)
            script_drop(less, at);
        else if (less->answer != NO)
            less->answer = NO;
        else
            break;
        if (fails(&rest)) {
            *trial = rest;
            smaller = true;
        }
    }
    return smaller;
}

static bool silence(Trial *trial)
{
    bool smaller = false;
    for (int manner = 0; manner < MANNERS; manner++)
        for (int slot = 0; slot < SLOTS; slot++)
            smaller |= shorten(trial, manner, slot);
    return smaller;
}

static bool calm(Trial *trial)
{
    bool smaller = false;
    for (int i = 0; i < trial->program.size; i++) {
        Trial rest = *trial;
        rest.program.ops[i].pending = false;
        if (trial->program.ops[i].pending && fails(&rest)) {
            *trial = rest;
            smaller = true;
        }
    }
    return smaller;
}

static void shrink(Trial *trial)
{
    for (int n = trial->program.size / 2; n > 1; n /= 2)
        take_out(trial, n);
    for (bool smaller = true; smaller; ) {
        smaller = take_out(trial, 1);
        smaller |= silence(trial);
        smaller |= calm(trial);
    }
}

static int report(uint64_t seed, Trial *trial)
{
    static const char *const modes[MODES] = {
        "collections only when asked for",
        "a collection after every few births",
        "a collection after every birth",
        "no collections, as in Python"
    };
    shrink(trial);
    printf("seed %" PRIu64 " fails (%s):\n\n", seed, modes[trial->mode]);
    program_print(&trial->program);
    printf("\n");
    int status = status_of(trial, false);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        printf("it does not end\n");
    else if (WIFSIGNALED(status))
        printf("ended by signal %d\n", WTERMSIG(status));
    return 1;
}

/* --- comparing --- */

static int find_failing(uint64_t first, uint64_t n)
{
    for (uint64_t seed = first; seed < first + n; seed++)
        for (Mode mode = 0; mode < MODES; mode++) {
            Trial trial = { program_of(seed), mode };
            if (fails(&trial))
                return report(seed, &trial);
        }
    printf("seeds %" PRIu64 " to %" PRIu64 " fail, each by itself "
           "does not\n", first, first + n - 1);
    return 1;
}

static int compare_all(uint64_t first, uint64_t programs)
{
    for (uint64_t done = 0; done < programs; done += BATCH) {
        uint64_t n = programs - done < BATCH ? programs - done : BATCH;
        if (!all_pass(first + done, n))
            return find_failing(first + done, n);
    }
    printf("%" PRIu64 " rude programs, from seed %" PRIu64 " on: the "
           "library does what the model does\n", programs, first);
    return 0;
}

/* --- logs --- */

/* FNV-1a, 64 bits. */
static uint64_t digest_of(uint64_t seed)
{
    const Program program = program_of(seed);
    const World *world = run_program(&program, PYTHON);
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < world->logged; i++)
        hash = (hash ^ (unsigned char)world->log[i]) * 0x100000001B3u;
    return hash;
}

static int print_log(uint64_t seed)
{
    const Program program = program_of(seed);
    const World *world = run_program(&program, PYTHON);
    fwrite(world->log, 1, world->logged, stdout);
    return 0;
}

static bool as_recorded(uint64_t seed, uint64_t digest)
{
    if (digest_of(seed) == digest)
        return true;
    printf("seed %" PRIu64 " logs something else; tests/model/compare "
           "--rude %" PRIu64 " PYTHON shows both\n", seed, seed);
    return false;
}

/* The first line says which Python wrote the file. */
static int check_digests(const char *path)
{
    char line[200];
    uint64_t seed, digest;
    int same = 0, all = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        return 2;
    }
    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "%" SCNu64 "\t%" SCNx64, &seed, &digest) == 2) {
            same += as_recorded(seed, digest);
            all++;
        }
    fclose(file);
    printf("%d of %d logs are CPython's\n", same, all);
    return same == all && all > 0 ? 0 : 1;
}

/* --- the command line --- */

static int usage(void)
{
    fputs("usage: rude [--programs N] [--first SEED]\n"
          "       rude --show SEED | --python SEED | --log SEED\n"
          "       rude --check FILE\n", stderr);
    return 2;
}

static int compare_as_told(int argc, char **argv)
{
    uint64_t first = 1, programs = 20000;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--programs") == 0 && i + 1 < argc)
            programs = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--first") == 0 && i + 1 < argc)
            first = strtoull(argv[++i], NULL, 10);
        else
            return usage();
    return compare_all(first, programs);
}

int main(int argc, char **argv)
{
    const char *verb = argc == 3 ? argv[1] : "";
    uint64_t seed = argc == 3 ? strtoull(argv[2], NULL, 10) : 0;
    const Program program = program_of(seed);
    if (strcmp(verb, "--show") == 0)
        return program_print(&program), 0;
    if (strcmp(verb, "--python") == 0)
        return python_program(&program), 0;
    if (strcmp(verb, "--log") == 0)
        return print_log(seed);
    if (strcmp(verb, "--check") == 0)
        return check_digests(argv[2]);
    return compare_as_told(argc, argv);
}
