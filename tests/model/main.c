/* Random programs, run on the library and on a model of it.
 *
 *   model [--programs N] [--first SEED]    compares them step by step
 *   model --quick            the same, for 500 programs
 *   model --python SEED      writes a program as Python
 *   model --log SEED         prints what it logs on the library
 *   model --digests          prints the digests of the first 2,000 logs
 *   model --check FILE       compares them with those in a file
 *
 * A program that fails is printed, made as small as it can be, and
 * ends this one with 1. */
#include "python.h"
#include "run.h"
#include "shrink.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 500, DIGESTS = 2000 };

static Run run;

/* --- comparing --- */

static int report(Trial trial)
{
    shrink(&trial);
    explain(&trial);
    return 1;
}

static int find_failing(uint64_t first, uint64_t n)
{
    for (uint64_t seed = first; seed < first + n; seed++)
        for (Mode mode = 0; mode < MODES; mode++) {
            Trial trial = { seed, mode, program_of(seed) };
            if (!passes(&trial))
                return report(trial);
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

/* Collections when asked for, as in Python; NULL if it fails. */
static const Log *log_of(uint64_t seed)
{
    Program program = program_of(seed);
    if (run_program(&run, &program, WHEN_ASKED) == 0)
#if CHAPTER >= 7
        return &run.library.as_it_came;
#else
        return &run.library.log;
#endif
    run_explain(&run, stdout);
    return NULL;
}

static int print_log(uint64_t seed)
{
    const Log *log = log_of(seed);
    if (log == NULL)
        return 1;
    fputs(log->text, stdout);
    return 0;
}

static int print_digests(void)
{
    for (uint64_t seed = 1; seed <= DIGESTS; seed++) {
        const Log *log = log_of(seed);
        if (log == NULL)
            return 1;
        printf("%" PRIu64 "\t%016" PRIx64 "\n", seed, log_digest(log));
    }
    return 0;
}

static bool as_recorded(uint64_t seed, uint64_t digest)
{
    const Log *log = log_of(seed);
    if (log != NULL && log_digest(log) == digest)
        return true;
    printf("seed %" PRIu64 " logs something else; tests/model/compare "
           "%" PRIu64 " PYTHON shows both\n", seed, seed);
    return false;
}

/* The first line says which Python wrote the file. */
static int check_digests(const char *path)
{
    char line[100];
    uint64_t seed, digest;
    int same = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        perror(path);
        return 2;
    }
    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "%" SCNu64 "\t%" SCNx64, &seed, &digest) == 2)
            same += as_recorded(seed, digest);
    fclose(file);
    printf("%d of %d logs are CPython's\n", same, DIGESTS);
    return same == DIGESTS ? 0 : 1;
}

/* --- the command line --- */

static int usage(void)
{
    fputs("usage: model [--programs N] [--first SEED] | --quick\n"
          "       model --python SEED | --log SEED\n"
          "       model --digests | --check FILE\n", stderr);
    return 2;
}

static int compare_as_told(int argc, char **argv)
{
    uint64_t first = 1, programs = 20000;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--quick") == 0)
            programs = 500;
        else if (strcmp(argv[i], "--programs") == 0 && i + 1 < argc)
            programs = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--first") == 0 && i + 1 < argc)
            first = strtoull(argv[++i], NULL, 10);
        else
            return usage();
    return compare_all(first, programs);
}

static int write_python(uint64_t seed)
{
    Program program = program_of(seed);
    python_program(stdout, &program);
    return 0;
}

int main(int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    if (argc == 3 && strcmp(verb, "--python") == 0)
        return write_python(strtoull(argv[2], NULL, 10));
    if (argc == 3 && strcmp(verb, "--log") == 0)
        return print_log(strtoull(argv[2], NULL, 10));
    if (argc == 2 && strcmp(verb, "--digests") == 0)
        return print_digests();
    if (argc == 3 && strcmp(verb, "--check") == 0)
        return check_digests(argv[2]);
    return compare_as_told(argc, argv);
}
