#include "support.h"
#include "allocators.h"
#include "refuse.h"

#include <locale.h>
#include <stdlib.h>

__attribute__((constructor)) static void heed_environment(void)
{
    setlocale(LC_ALL, "");
    const char *only = getenv("OB_TEST");
    if (only != NULL)
        cmocka_set_test_filter(only);
}

/* A number that the environment may have; 0: it has none. */
static unsigned long number_in(const char *variable)
{
    const char *text = getenv(variable);
    return text != NULL ? strtoul(text, NULL, 10) : 0;
}

int run_group(const char *name, const struct CMUnitTest *tests,
              size_t n, CMFixtureFunction setup,
              CMFixtureFunction teardown)
{
    unsigned long most = number_in("OB_REFUSE");
    return most > 0 ? refuse_group(name, tests, n, most)
           : _cmocka_run_group_tests(name, tests, n, setup, teardown);
}

/* The fixture's, if OB_UNCHECKED asked for such; what has been in it. */
static const ObMem *unchecked;
static size_t blocks_before;
static bool skipped;

void need_checked(const ObMem *mem)
{
    skipped = unchecked != NULL && mem == unchecked;
    if (skipped)
        skip();
}

void need_no_more(void)
{
    unchecked = NULL;
}

int start_checked(void **state)
{
    skipped = false;
    blocks_before = allocator_blocks();
    *state = ob_interp_new(&(ObConfig){
        .allocator = allocator_named(getenv("OB_ALLOCATOR")),
        .debug_mem = getenv("OB_UNCHECKED") == NULL,
#if CHAPTER >= 5
        .stress = getenv("OB_STRESS") != NULL,
#endif
    });
    if (*state == NULL)
        return -1;
    unchecked = ob_mem()->check ? NULL : ob_mem();
    refuse_nth(number_in("OB_FAIL_NTH"));
    return 0;
}

int validate_all(void)
{
    char why[200];
#if CHAPTER >= 4
    int whole = ob_validate(why, sizeof why);
#else
    int whole = ob_mem_validate(ob_mem(), why, sizeof why);
#endif
    if (whole < 0)
        print_error("%s\n", why);
    return whole;
}

int stop_checked(void **state)
{
    if (validate_all() < 0 || ob_interp_free(*state) < 0)
        return -1;
    if (allocator_blocks() == blocks_before || skipped)
        return 0;
    print_error("%zu blocks are lost\n",
                allocator_blocks() - blocks_before);
    return -1;
}

void assert_raised_at(ObExc exc, const char *text, int line)
{
    if (ob_error() != exc || strcmp(ob_error_text(), text) != 0)
        fail_msg("line %d: expected %s: %s, got %s: %s", line,
                 ob_exc_name(exc), text, ob_exc_name(ob_error()),
                 ob_error_text());
    ob_error_clear();
}

#if CHAPTER >= 4
void assert_broken_at(const char *sentence, int line)
{
    char why[200] = "";
    if (ob_validate(why, sizeof why) == 0)
        fail_msg("line %d: expected %s, and nothing is broken", line,
                 sentence);
    if (strcmp(why, sentence) != 0)
        fail_msg("line %d: expected %s, got %s", line, sentence, why);
}
#endif

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

/* How often a name, with the blank after it, is among others. */
static int times(const char *name, size_t size, const char *others)
{
    int n = 0;
    for (const char *at = others; *at != '\0';
         at += strcspn(at, " ") + 1)
        n += strncmp(at, name, size) == 0;
    return n;
}

void assert_same_names(const char *some, const char *others)
{
    if (strlen(some) != strlen(others))
        assert_string_equal(some, others);
    for (const char *at = some; *at != '\0'; ) {
        size_t size = strcspn(at, " ") + 1;
        if (times(at, size, some) != times(at, size, others))
            assert_string_equal(some, others);
        at += size;
    }
}

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
