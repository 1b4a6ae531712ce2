/* What refuse.h is for: it must find what a library can do wrong when
 * an allocation is refused. Here the tests are the library. */
#define _POSIX_C_SOURCE 200809L
#include "refuse.h"

#include <signal.h>
#include <unistd.h>

static void leaks_an_object(void **state)
{
    (void)state;
    ObObject *a = (ob_int_new)(3000), *b = (ob_int_new)(3000);
    if (a == NULL || b == NULL)
        return;
    ob_decref(a);
    ob_decref(b);
}

/* Broken off: an object would be the test's own; a block is not. */
static void leaks_a_block(void **state)
{
    (void)state;
    void *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 8);
    if (block == NULL)
        return;
    ob_decref(ob_int_new(3000));
    ob_mem_free(ob_mem(), block);
}

/* Broken off: the second reference was taken elsewhere. */
static void leaks_a_reference(void **state)
{
    (void)state;
    ObObject *op = ob_int_new(3000);
    ob_taken_at(op, (ObSite){ "op", "ob_some_function", "src/some.c:1" });
    (ob_incref)(op);
    ob_decref(ob_int_new(3000));
    ob_decref(op);
    ob_decref(op);
}

static void crashes(void **state)
{
    (void)state;
    ObObject *op = (ob_int_new)(3000);
    if (op == NULL)
        raise(SIGSEGV);
    ob_decref(op);
}

static void never_ends(void **state)
{
    (void)state;
    ObObject *op = (ob_int_new)(3000);
    if (op == NULL && alarm(1) > 0)     /* it will ring, sooner now */
        for (;;)
            ;
    if (op != NULL)
        ob_decref(op);
}

static void leaves_memory_broken(void **state)
{
    (void)state;
    char *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 8);
    ObObject *op = (ob_int_new)(3000);
    if (op == NULL)
        block[8] ^= 1;
    assert_non_null(op);
    ob_decref(op);
    ob_mem_free(ob_mem(), block);
}

/* --- and these are in order --- */

static void is_broken_off(void **state)
{
    (void)state;
    ObObject *a = ob_int_new(3000), *b = ob_int_new(3000);
    ob_decref(a);
    ob_decref(b);
}

static void gets_along(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        ObObject *op = (ob_int_new)(3000);
        if (op != NULL)
            ob_decref(op);
    }
}

static const struct CMUnitTest tests[] = {
    checked_test(leaks_an_object),
    checked_test(leaks_a_block),
    checked_test(leaks_a_reference),
    checked_test(crashes),
    checked_test(never_ends),
    checked_test(leaves_memory_broken),
    checked_test(is_broken_off),
    checked_test(gets_along),
};
enum { TESTS = sizeof tests / sizeof tests[0], IN_ORDER = 2 };

int main(void)
{
    int found = refuse_group("faulty", tests, TESTS, 2000);
    if (found == TESTS - IN_ORDER)
        return 0;
    fprintf(stderr, "%d faults were found\n", found);
    return 1;
}
