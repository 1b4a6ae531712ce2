/* A million objects are seen, told and reported in seconds, and none is left out. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MANY = 1000000, SECONDS = 10 };

static struct timespec begun;

static void begin(void)
{
    timespec_get(&begun, TIME_UTC);
}

static void assert_in_time(const char *what)
{
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    double took = (double)(now.tv_sec - begun.tv_sec)
                  + (double)(now.tv_nsec - begun.tv_nsec) / 1e9;
    print_message("%s: %.2f s\n", what, took);
    assert_true(took < SECONDS);
}

/* What has been written, as lines; the file goes. */
static size_t lines_of(FILE *file)
{
    static char piece[1 << 16];
    size_t lines = 0, size;
    rewind(file);
    while ((size = fread(piece, 1, sizeof piece, file)) > 0)
        for (size_t i = 0; i < size; i++)
            lines += piece[i] == '\n';
    fclose(file);
    return lines;
}

static FILE *temporary(void)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    return file;
}

/* Two snapshots, the second one compared with the first, told and drawn:
 * `objects` lines, `arrows` between objects, `names`. */
static void look(size_t objects, size_t arrows, size_t names)
{
    begin();
    ObSnapshot *before = ob_snapshot_take(NULL);
    assert_non_null(before);
    assert_in_time("a snapshot");
    begin();
    ObSnapshot *after = ob_snapshot_take(before);
    assert_non_null(after);
    assert_in_time("a snapshot compared");
    FILE *text = temporary(), *dot = temporary();
    begin();
    ob_snapshot_text(after, text);
    assert_in_time("telling it");
    begin();
    ob_snapshot_dot(after, dot);
    assert_in_time("drawing it");
    assert_int_equal(lines_of(text), objects);
    assert_int_equal(lines_of(dot), objects + arrows + names
                                    + 4 + (names > 0));
    ob_snapshot_free(before);
    ob_snapshot_free(after);
}

/* A report of so many lines. */
static void report(size_t lines)
{
    FILE *out = temporary();
    begin();
    ob_leaks_report(out);
    assert_in_time("a report");
    assert_int_equal(lines_of(out), lines);
}

/* A chain of Doomed, each with an int; the last is returned. */
static ObObject *chain(int n)
{
    ObObject *last = NULL;
    for (int i = 0; i < n; i++) {
        ObObject *op = ob_doomed_new("link"), *number = ob_int_new(5000 + i);
        assert_int_equal(ob_doomed_befriend(op, number), 0);
        ob_decref(number);
        if (last != NULL) {
            assert_int_equal(ob_doomed_befriend(op, last), 0);
            ob_decref(last);
        }
        last = op;
    }
    return last;
}

static void a_chain(void **state)
{
    (void)state;
    ObObject *last = chain(MANY / 2);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "last", last);
    look(MANY, MANY - 1, 1);
    report(2 + !ob_mem()->check);
}

/* Unchecked memory does not see them. */
static void a_million_lost(void **state)
{
    (void)state;
    static ObObject *lost[MANY];
    for (int i = 0; i < MANY; i++)
        lost[i] = ob_float_new(i);
    if (ob_mem()->check) {
        look(MANY, 0, 0);
        report(MANY);
    }
    for (int i = 0; i < MANY; i++)
        ob_decref(lost[i]);
}

/* One object with a million arrows, and one with a million to it. */
static void a_star(void **state)
{
    (void)state;
    ObObject *top = ob_doomed_new("top"), *hub = ob_doomed_new("hub");
    for (int i = 0; i < MANY; i++) {
        ObObject *leaf = ob_doomed_new("leaf");
        assert_int_equal(ob_doomed_befriend(leaf, hub), 0);
        assert_int_equal(ob_doomed_befriend(top, leaf), 0);
        ob_decref(leaf);
    }
    ob_decref(hub);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "top", top);
    look(MANY + 2, 2 * (size_t)MANY, 1);
    report(2 + !ob_mem()->check);
}

/* The first half from one place, the second from another. */
static void blocks_of_two_places(void **state)
{
    (void)state;
    static void *block[MANY];
    for (int i = 0; i < MANY; i++)
        block[i] = i < MANY / 2 ? ob_mem_alloc(ob_mem(), OB_MEM_DATA, 8)
            : ob_mem_alloc_at(ob_mem(), OB_MEM_DATA, 8, "elsewhere");
    FILE *out = temporary();
    begin();
    ob_mem_report(ob_mem(), out);
    assert_in_time("blocks by place");
    assert_true(lines_of(out) <= 4);
    for (int i = 0; i < MANY; i++)
        ob_mem_free(ob_mem(), block[i]);
}

static int start_unchecked(void **state)
{
    *state = ob_interp_new(NULL);
    return *state == NULL ? -1 : 0;
}

static int stop_unchecked(void **state)
{
    return ob_interp_free(*state);
}

#define unchecked_test(f) \
    cmocka_unit_test_setup_teardown(f, start_unchecked, stop_unchecked)

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_chain),
        checked_test(a_million_lost),
        checked_test(a_star),
        checked_test(blocks_of_two_places),
        unchecked_test(a_chain),
        unchecked_test(a_million_lost),
        unchecked_test(a_star),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
