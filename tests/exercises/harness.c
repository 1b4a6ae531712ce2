#define _POSIX_C_SOURCE 200809L
#include "harness.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How the process of a check ends. */
enum { PASSED = 0, FAILED = 1, HELD = 3, SANITIZER = 99 };

/* Sanitizers stop at the first error, in a way that we can tell. Leaks
 * are the interpreter's to find: it knows whose they are. */
#define SANITIZER_OPTIONS "exitcode=99:detect_leaks=0:abort_on_error=0"
const char *__asan_default_options(void);
const char *__ubsan_default_options(void);
const char *__asan_default_options(void) { return SANITIZER_OPTIONS; }
const char *__ubsan_default_options(void) { return SANITIZER_OPTIONS; }

/* --- in the process of the check --- */

static void end(int how)
{
    fflush(NULL);
    _exit(how);
}

static void fail(const char *what, const char *expected, const char *got,
                 const char *why)
{
    printf("  looked at  %s\n  expected   %s\n  got        %s\n\n%s\n",
           what, expected, got, why);
    end(FAILED);
}

void expect_int(const char *what, long long got, long long expected,
                const char *why)
{
    char wanted[32], was[32];
    snprintf(wanted, sizeof wanted, "%lld", expected);
    snprintf(was, sizeof was, "%lld", got);
    if (got != expected)
        fail(what, wanted, was, why);
}

void expect_choice(const char *what, const char *got,
                   const char *expected, const char *why)
{
    if (strcmp(got, expected) != 0)
        fail(what, expected, got, why);
}

void expect_same(const char *what, const ObObject *got,
                 const ObObject *expected, const char *why)
{
    if (got != expected)
        fail(what, "one and the same object",
             got == NULL ? "NULL" : "another object", why);
}

void expect_text(const char *what, const ObObject *got,
                 const char *expected, const char *why)
{
    expect_choice(what, got == NULL ? "NULL" : ob_str_utf8(got), expected,
                  why);
}

void expect_raised(ObExc expected, const char *why)
{
    const char *none = "no exception";
    if (ob_error() != expected)
        fail("the exception that is pending",
             expected == OB_NO_ERROR ? none : ob_exc_name(expected),
             ob_error() == OB_NO_ERROR ? none : ob_exc_name(ob_error()),
             why);
    ob_error_clear();
}

/* Chapter 1's library keeps no receipts. */
static void print_receipts(const ObObject *op)
{
#ifdef ob_held
    const ObReceipt *r = ob_mem_receipts(ob_mem(), op);
    if (r != NULL)
        printf("  held\n");
    for (; r != NULL; r = r->next)
        printf("    %s %s in %s: %s\n", r->sure ? "from" : "probably from",
               r->at.where, r->at.function, r->at.expr);
#else
    (void)op;
#endif
}

/* The count of op, and, if it is wrong, who holds it. */
void expect_count(const char *what, const ObObject *op,
                  long long expected, const char *why)
{
    if (ob_refcnt(op) != expected)
        print_receipts(op);
    expect_int(what, ob_refcnt(op), expected, why);
}

static int is_object(const ObMemInfo *info, void *op)
{
    return info->object == op;
}

/* A freed object is on no list, whatever its bytes now say. */
void expect_alive(const char *what, const ObObject *op, const char *why)
{
    if (!ob_mem_walk(ob_mem(), is_object, (void *)op))
        fail(what, "alive", "freed", why);
}

void *need(void *made)
{
    if (made == NULL) {
        fputs("there is no memory for this check\n", stderr);
        abort();
    }
    return made;
}

static ObInterp *begin(void)
{
    return need(ob_interp_new(&(ObConfig){ .debug_mem = true }));
}

static void finish(ObInterp *interp)
{
    char why[200];
    if (ob_mem_validate(ob_mem(), why, sizeof why) < 0)
        fail("the memory afterwards", "whole", why,
             "Something was written past the end of a block.");
    if (ob_interp_free(interp) < 0)
        end(HELD);
}

/* Refuses the n-th allocation; true if that many were asked for. */
static bool refuse(const Check *check, unsigned long n)
{
    ObInterp *interp = begin();
    unsigned long before = ob_mem_allocations(ob_mem());
    ob_mem_fail_nth(ob_mem(), n);
    int result = check->scenario();
    bool refused = ob_mem_allocations(ob_mem()) - before >= n;
    rewind(stderr);     /* only the last round is of interest */
    if (ftruncate(STDERR_FILENO, 0) < 0)
        end(SANITIZER);
    fprintf(stderr, "with allocation %lu refused:\n", n);
    fflush(stderr);
    expect_int("what comes back when memory runs out", result,
               refused ? -1 : 0,
               "A function that fails says so to its caller, and one "
               "that works does not.");
    expect_raised(refused ? OB_MEMORY_ERROR : OB_NO_ERROR,
                  "Whoever finds that there is no memory leaves "
                  "MemoryError for the caller.");
    finish(interp);
    return refused;
}

static void run_check(const Check *check)
{
    if (check->scenario != NULL) {
        unsigned long n = 1;
        while (refuse(check, n))
            n++;
    } else {
        ObInterp *interp = begin();
        check->run();
        finish(interp);
    }
    end(PASSED);
}

/* --- in the process that runs them all --- */

static unsigned seconds_allowed(void)
{
    const char *given = getenv("EXERCISE_SECONDS");
    int seconds = given == NULL ? 0 : atoi(given);
    return seconds > 0 ? (unsigned)seconds : 10;
}

static int run_apart(const Check *check, FILE *out, FILE *err)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        alarm(seconds_allowed());
        run_check(check);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0) {
        perror("exercise");
        exit(2);
    }
    return status;
}

/* Copies what was written, each line behind the margin. */
static void quote(FILE *from)
{
    char line[400];
    rewind(from);
    while (fgets(line, sizeof line, from) != NULL)
        printf(line[0] == '\n' ? "%s" : "      %s", line);
}

/* What a sanitizer or an assert has to say, in one line. */
static void quote_summary(FILE *err)
{
    static const char *const signs[] = {
        "SUMMARY: ", "runtime error: ", "Assertion "
    };
    char line[400];
    rewind(err);
    while (fgets(line, sizeof line, err) != NULL)
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
            if (strstr(line, signs[i]) != NULL) {
                printf("      %s", line);
                return;
            }
}

static int tell_crash(const Check *check, int status, FILE *err)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        printf("      It did not end within %u seconds and was stopped: "
               "an endless loop?\n", seconds_allowed());
        return 2;
    }
    if (WIFSIGNALED(status))
        printf("      It crashed: %s.\n", strsignal(WTERMSIG(status)));
    else
        printf("      It was stopped, as it did what C forbids:\n");
    quote_summary(err);
    if (check->dead != NULL)
        printf("\n      %s\n", check->dead);
    return 2;
}

static int tell_held(const Check *check, FILE *err)
{
    printf("      When all was over, something was still held:\n");
    quote(err);
    printf("\n      %s\n", check->held != NULL ? check->held
           : "A reference was taken that is never let go.");
    return 1;
}

/* Says how a check failed; returns the program's exit code for it. */
static int tell(const Check *check, int status, FILE *out, FILE *err)
{
    int code = 1;
    printf("\n");
    if (WIFEXITED(status) && WEXITSTATUS(status) == FAILED)
        quote(out);
    else if (WIFEXITED(status) && WEXITSTATUS(status) == HELD)
        code = tell_held(check, err);
    else
        code = tell_crash(check, status, err);
    if (check->section != NULL)
        printf("\n      In the book: #%s\n", check->section);
    printf("\n");
    return code;
}

/* After an endless loop there is no point in waiting for more. */
static size_t not_run(const Check *checks, size_t from, size_t n)
{
    for (size_t i = from; i < n; i++)
        printf("  not run  %s\n", checks[i].title);
    return from;
}

/* The first check that fails is told in full, the others in a line: one
 * thing at a time. */
int run_checks(const Check *checks, size_t n)
{
    int code = 0;
    size_t passed = 0, all = n;
    for (size_t i = 0; i < n; i++) {
        FILE *out = need(tmpfile()), *err = need(tmpfile());
        int status = run_apart(&checks[i], out, err);
        passed += status == 0;
        printf("  %s  %s\n", status == 0 ? "passed " : "not yet",
               checks[i].title);
        if (status != 0 && code == 0)
            code = tell(&checks[i], status, out, err);
        fclose(out);
        fclose(err);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
            n = not_run(checks, i + 1, n);
    }
    printf("\n%zu of %zu passed.\n", passed, all);
    return code;
}
