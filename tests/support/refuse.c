#define _DEFAULT_SOURCE
#include "refuse.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_ALLOCATIONS = 2000, SECONDS = 20 };

/* How a child ends: as it should; the test failed although nothing was
 * refused; what must never be. */
enum { FINE, FAILED, BAD };

static const struct CMUnitTest *test;   /* whose turn it is */
static unsigned long most;
static FILE *output;                    /* what a child prints */
static struct {
    unsigned long allocations;      /* of the test that a child ran */
    unsigned long fine, unjudged;   /* broken off where nothing leaks;
                                       where that could not be told */
} *counted;
static unsigned long refusals, left_out;
static struct {
    bool is_child;
    bool passed;            /* the test got to its end */
    unsigned long refused;  /* 0: none */
    ObInterp *interp;       /* the fixture's */
    unsigned long before;   /* allocations */
} child;

/* --- in a child --- */

/* Crashes are the parent's to see, not cmocka's. */
static void let_signals_kill(void)
{
    static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL,
                                   SIGSYS, SIGABRT };
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        signal(signals[i], SIG_DFL);
    alarm(SECONDS);
}

/* The test broke off. Whatever it held it lets go of here, and nobody
 * has a last word; then nobody holds anything any more. */
static int judge_broken(void)
{
    if (ob_thread_self != &child.interp->main || in_the_middle())
        return counted->unjudged++, FINE;
    refuse_nth(0);
    ob_error_clear();
    if (validate_all() < 0)
        return BAD;
    silence_all();
    ob_interp_clear(child.interp);
    free_all_noted();
    LeftBy left = drop_leftovers();
    if (left == LEFT_HIDDEN)
        return counted->unjudged++, FINE;
    if (left == LEFT_BY_LIBRARY)
        return ob_interp_free(child.interp), BAD;
    counted->fine++;
    return ob_interp_free(child.interp) == 0 ? FINE : BAD;
}

static int judge(void **state)
{
    let_signals_kill();
    counted->allocations = ob_mem_allocations(&child.interp->mem) - child.before;
    if (child.passed)
        return test->teardown_func == NULL
               || test->teardown_func(state) == 0 ? FINE : BAD;
    return child.refused == 0 ? FAILED : judge_broken();
}

static void run_in_child(void **state, unsigned long n)
{
    child.is_child = true;
    child.refused = n;
    let_signals_kill();
    dup2(fileno(output), STDOUT_FILENO);
    dup2(fileno(output), STDERR_FILENO);
    child.before = ob_mem_allocations(ob_mem());
    refuse_nth(n);
    test->test_func(state);
    child.passed = true;
}

static void end_child(int verdict)
{
    fflush(NULL);
    _exit(verdict);
}

/* --- in the parent --- */

static void show_output(void)
{
    char line[400];
    rewind(output);
    while (fgets(line, sizeof line, output) != NULL)
        print_error("    %s", line);
}

/* Whether the child ended as it should. */
static bool ended_well(pid_t pid, unsigned long n)
{
    int status;
    if (waitpid(pid, &status, 0) < 0)
        fail_msg("waitpid failed");
    if (WIFEXITED(status) && WEXITSTATUS(status) == FINE)
        return true;
    if (WIFSIGNALED(status))
        print_error("%s: signal %d", test->name, WTERMSIG(status));
    else
        print_error("%s: exit %d", test->name, WEXITSTATUS(status));
    print_error(" with allocation %lu refused; to see it:\n"
                "    OB_TEST=%s OB_FAIL_NTH=%lu\n", n, test->name, n);
    show_output();
    return false;
}

/* Returns the child's process; 0 in the child, whose test is over. */
static pid_t spawn(void **state, unsigned long n)
{
    rewind(output);
    if (ftruncate(fileno(output), 0) < 0)
        fail_msg("ftruncate failed");
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0)
        fail_msg("fork failed");
    if (pid == 0)
        run_in_child(state, n);
    return pid;
}

/* The i-th of `tried` numbers from 1 to n, evenly spread. */
static unsigned long spread(unsigned long i, unsigned long tried,
                            unsigned long n)
{
    return tried == n ? i + 1 : 1 + i * n / tried;
}

static void refuse_each(void **state)
{
    if (ob_thread_self == NULL)
        return;             /* a test without a fixture */
    child.interp = ob_thread_self->interp;
    pid_t pid = spawn(state, 0);
    if (pid == 0)
        return;
    if (!ended_well(pid, 0))
        fail();
    unsigned long n = counted->allocations, tried = n < most ? n : most;
    if (n > MOST_ALLOCATIONS) {
        left_out++;
        return;
    }
    refusals += tried;
    unsigned bad = 0;
    for (unsigned long i = 0; i < tried && bad < 3; i++) {
        pid = spawn(state, spread(i, tried, n));
        if (pid == 0)
            return;
        bad += !ended_well(pid, spread(i, tried, n));
    }
    assert_int_equal(bad, 0);
}

static int begin(void **state)
{
    if (child.is_child)     /* the last test's teardown broke off */
        end_child(BAD);
    test = *state;
    *state = test->initial_state;
    return test->setup_func != NULL ? test->setup_func(state) : 0;
}

static int end(void **state)
{
    if (child.is_child)
        end_child(judge(state));
    return test->teardown_func != NULL ? test->teardown_func(state) : 0;
}

int refuse_group(const char *name, const struct CMUnitTest *tests,
                 size_t n, unsigned long most_of_each)
{
    struct CMUnitTest *again = calloc(n, sizeof *again);
    output = tmpfile();
    counted = mmap(NULL, sizeof *counted, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (again == NULL || output == NULL || counted == MAP_FAILED)
        return 1;
    most = most_of_each;
    for (size_t i = 0; i < n; i++)
        again[i] = (struct CMUnitTest){ tests[i].name, refuse_each, begin,
                                        end, (void *)&tests[i] };
    int failed = _cmocka_run_group_tests(name, again, n, NULL, NULL);
    if (child.is_child)
        end_child(BAD);
    print_message("%lu refusals, of which %lu broke a test off, and %lu "
                  "in the middle of something;\n%lu tests ask for more "
                  "than %d allocations\n", refusals,
                  counted->fine + counted->unjudged, counted->unjudged,
                  left_out, MOST_ALLOCATIONS);
    free(again);
    fclose(output);
    return failed;
}
