/* Random programs, run on the library and on a model of it: polite
 * ones (tests/model), and those whose objects do whatever they may
 * (tests/rude).
 *
 *   NAME [--programs N] [--first SEED]     compares them step by step
 *   NAME --show SEED         prints a program
 *   NAME --python SEED       writes it as Python
 *   NAME --log SEED          prints what it then logs on the library
 *   NAME --check FILE...     compares digests of logs with those in files
 *
 * A program that fails is made as small as it can be, and printed; this
 * one then ends with 1. */
#include "trial.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 500, MENTIONED = 10 };

/* --- comparing --- */

static int find_failing(uint64_t first, uint64_t n)
{
    for (uint64_t seed = first; seed < first + n; seed++)
        for (Mode mode = 0; mode < MODES; mode++) {
            Trial trial = { seed, mode, program_of(seed) };
            if (fails(&trial)) {
                shrink(&trial);
                explain(&trial);
                return 1;
            }
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
    printf("%" PRIu64 " programs, from seed %" PRIu64 " on: the "
           "library does what the model does\n", programs, first);
    return 0;
}

/* --- logs --- */

static const char *log_of(uint64_t seed)
{
    const Program program = program_of(seed);
    return run_log(&program);
}

static int print_log(uint64_t seed)
{
    const char *log = log_of(seed);
    if (log == NULL)
        return 1;
    fputs(log, stdout);
    return 0;
}

/* FNV-1a, 64 bits. */
static uint64_t digest_of(const char *log)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *log != '\0'; log++)
        hash = (hash ^ (unsigned char)*log) * 0x100000001B3u;
    return hash;
}

static bool as_recorded(uint64_t seed, uint64_t digest)
{
    const char *log = log_of(seed);
    return log != NULL && digest_of(log) == digest;
}

/* The first line says which Python wrote the file. How many are as
 * recorded, of all in it. */
static int check_file(const char *path, int *all)
{
    char line[200];
    uint64_t seed, digest;
    int same = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "%" SCNu64 "\t%" SCNx64, &seed, &digest) == 2) {
            ++*all;
            if (as_recorded(seed, digest))
                same++;
            else if (*all - same < MENTIONED)
                printf("seed %" PRIu64 " logs something else; "
                       "tests/programs/compare shows both\n", seed);
        }
    fclose(file);
    return same;
}

static int check_digests(char *const paths[], int n)
{
    int same = 0, all = 0;
    for (int i = 0; i < n; i++)
        same += check_file(paths[i], &all);
    printf("%d of %d logs are CPython's\n", same, all);
    return same == all && all > 0 ? 0 : 1;
}

/* --- the command line --- */

static int usage(const char *name)
{
    fprintf(stderr, "usage: %s [--programs N] [--first SEED]\n"
            "       %s --show SEED | --python SEED | --log SEED\n"
            "       %s --check FILE...\n", name, name, name);
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
            return usage(argv[0]);
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
        return program_write(&program), 0;
    if (strcmp(verb, "--log") == 0)
        return print_log(seed);
    if (argc > 2 && strcmp(argv[1], "--check") == 0)
        return check_digests(argv + 2, argc - 2);
    return compare_as_told(argc, argv);
}
