/* judge [--all | --first] LIBRARY ANSWER CHECKS
 *
 * Tells of each check whether the answer passes it, and of the first
 * that it does not pass (of all of them, with --all) why; with --first,
 * that is the end. Ends with 0
 * if all pass, and with 1 otherwise; with 2 if the answer cannot be
 * judged, or was stopped.
 *
 * EXERCISE_SECONDS: of processor time for each check; EXERCISE_MEGABYTES.
 */
#define _GNU_SOURCE
#include "inner.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 60 };

/* The words of all checks, as they were said. */
typedef struct All {
    CheckWords words[MOST];
    char text[MOST][SAYING + 1];
    size_t n;
    bool complete;
} All;

static void draw(unsigned char token[TOKEN])
{
    int from = open("/dev/urandom", O_RDONLY);
    if (from < 0 || read(from, token, TOKEN) != TOKEN) {
        perror("/dev/urandom");
        exit(2);
    }
    close(from);
}

static void take_words(All *all, const char *text)
{
    const char **to[] = {
        &all->words[all->n].title, &all->words[all->n].section,
        &all->words[all->n].dead, &all->words[all->n].deep,
        &all->words[all->n].slow, &all->words[all->n].held,
    };
    memcpy(all->text[all->n], text, SAYING + 1);
    const char *at = all->text[all->n];
    for (size_t i = 0; i < WORDS; i++, at += strlen(at) + 1)
        *to[i] = at;
    all->n++;
}

/* Asks for the words of all checks; false, told: there are none. */
static bool list(All *all, const Case *files)
{
    static const CheckWords none = { "", "", "", "", "", "" };
    static unsigned char token[TOKEN];
    char kind, text[SAYING + 1] = "";
    size_t at = 0, size;
    Run run;
    draw(token);
    run_apart(&run, files, -1, token);
    while (!all->complete
           && next_saying(&run.said, &at, token, &kind, text, &size)) {
        if (kind == SAID_WORDS && all->n < MOST)
            take_words(all, text);
        all->complete = kind == SAID_ALL;
    }
    if (!all->complete) {
        printf("It cannot be checked:\n");
        tell(&run, files, &none, token, true);
    }
    run_free(&run);
    return all->complete;
}

/* After one that does not end there is no point in waiting for more. */
static size_t not_run(const All *all, size_t from)
{
    for (size_t i = from; i < all->n; i++)
        printf("  not run  %s\n", all->words[i].title);
    return all->n;
}

typedef enum Tell { ONE, EVERY, FIRST_ONLY } Tell;

static int judge(const All *all, const Case *files, Tell which)
{
    int code = 0;
    size_t passed = 0;
    for (size_t i = 0; i < all->n; i++) {
        static unsigned char token[TOKEN];
        Run run;
        draw(token);
        run_apart(&run, files, (long)i, token);
        Verdict verdict = tell(&run, files, &all->words[i], token, false);
        printf("  %s  %s\n", verdict.passed ? "passed " : "not yet",
               all->words[i].title);
        if (!verdict.passed && (which == EVERY || code == 0))
            tell(&run, files, &all->words[i], token, true);
        else if (verdict.timed)
            printf("           It did not end by itself and was stopped; "
                   "whatever comes after it is not run.\n");
        passed += verdict.passed;
        if (!verdict.passed)
            code = verdict.timed ? 2 : 1;
        if (verdict.timed)
            i = not_run(all, i + 1);
        run_free(&run);
        fflush(stdout);
        if (!verdict.passed && which == FIRST_ONLY)
            return code;
    }
    printf("\n%zu of %zu passed.\n", passed, all->n);
    return passed == all->n && all->n > 0 ? 0 : code;
}

int main(int argc, char **argv)
{
    static All all;
    Tell which = argc < 2 ? ONE : strcmp(argv[1], "--all") == 0 ? EVERY
                 : strcmp(argv[1], "--first") == 0 ? FIRST_ONLY : ONE;
    char **files = argv + 1 + (which != ONE);
    if (argc != 4 + (which != ONE)) {
        fputs("judge [--all | --first] LIBRARY ANSWER CHECKS\n", stderr);
        return 2;
    }
    static char path[3][PATH_MAX];
    Case given = { path[0], path[1], path[2] };
    for (int i = 0; i < 3; i++)
        if (realpath(files[i], path[i]) == NULL) {
            perror(files[i]);
            return 2;
        }
    if (!list(&all, &given))
        return 2;
    return judge(&all, &given, which);
}
