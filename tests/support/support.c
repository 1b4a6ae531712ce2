#include "support.h"

#include <stdlib.h>

__attribute__((constructor)) static void choose_tests(void)
{
    const char *only = getenv("OB_TEST");
    if (only != NULL)
        cmocka_set_test_filter(only);
}

int start_checked(void **state)
{
    *state = ob_interp_new(&(ObConfig){
        .debug_mem = true,
#if CHAPTER >= 5
        .stress = getenv("OB_STRESS") != NULL,
#endif
    });
    return *state == NULL ? -1 : 0;
}

int stop_checked(void **state)
{
    char why[200];
#if CHAPTER >= 4
    int whole = ob_validate(why, sizeof why);
#else
    int whole = ob_mem_validate(ob_mem(), why, sizeof why);
#endif
    if (whole < 0) {
        print_error("%s\n", why);
        return -1;
    }
    return ob_interp_free(*state);
}

void assert_raised_at(ObExc exc, const char *text, int line)
{
    if (ob_error() != exc || strcmp(ob_error_text(), text) != 0)
        fail_msg("line %d: expected %s: %s, got %s: %s", line,
                 ob_exc_name(exc), text, ob_exc_name(ob_error()),
                 ob_error_text());
    ob_error_clear();
}

void assert_repr_steal(ObObject *op, const char *text)
{
    assert_non_null(op);
    ObObject *repr = ob_repr(op);
    assert_non_null(repr);
    assert_string_equal(ob_str_utf8(repr), text);
    assert_int_equal(ob_str_size(repr), strlen(text));
    ob_decref(repr);
    ob_decref(op);
}

#if CHAPTER >= 2
static FILE *log_file;

void begin_deaths(void)
{
    log_file = tmpfile();
    assert_non_null(log_file);
    ob_log_to(log_file);
}

long deaths_logged(void)
{
    fflush(log_file);
    return ftell(log_file);
}

const char *end_deaths(void)
{
    static char died[200];
    char line[40];
    died[0] = '\0';
    ob_log_to(NULL);
    rewind(log_file);
    while (fgets(line, sizeof line, log_file) != NULL)
        if (strncmp(line, "died ", 5) == 0) {
            line[strlen(line) - 1] = ' ';
            strcat(died, line + 5);
        }
    fclose(log_file);
    return died;
}
#endif

/* Runs the scenario with its n-th allocation refused; true if it got
 * through without asking for so many. */
static bool run_with_refusal(Scenario scenario, unsigned long n)
{
    void *interp;
    assert_int_equal(start_checked(&interp), 0);
    unsigned long before = ob_mem_allocations(ob_mem());
    ob_mem_fail_nth(ob_mem(), n);
    int result = scenario();
    bool refused = ob_mem_allocations(ob_mem()) - before >= n;
    if (refused && result == 0)
        fail_msg("allocation %lu was refused and nobody noticed", n);
    if (refused)
        assert_int_equal(ob_error(), OB_MEMORY_ERROR);
    else
        assert_int_equal(result, 0);
    ob_error_clear();
    if (stop_checked(&interp) < 0)
        fail_msg("with allocation %lu refused", n);
    return !refused;
}

void run_scenario(Scenario scenario)
{
    for (unsigned long n = 1; !run_with_refusal(scenario, n); n++)
        if (n > 2000)
            fail_msg("a scenario has at most 2000 allocations");
}
