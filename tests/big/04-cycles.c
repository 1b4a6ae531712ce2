/* Chains and cycles of ten million are collected with next to no stack, and without asking for memory. */
#include "links.h"

static void drop_ring(int n)
{
    join(chain_to_the_old(n));
}

/* Finds n, with all memory given back, and asks for none meanwhile. */
static void collect(size_t n)
{
    unsigned long asked = ob_mem_allocations(ob_mem());
    ob_mem_fail_nth(ob_mem(), 1);
    assert_int_equal(ob_gc_collect(), n);
    ob_mem_fail_nth(ob_mem(), 0);
    assert_int_equal(ob_mem_allocations(ob_mem()), asked);
}

/* --- chains and rings --- */

/* Held, it stays; joined into a ring and dropped, it goes. */
static void hold_and_drop(Chain chain)
{
    collect(0);
    collect(0);
    assert_int_equal(links, MANY);
    join(chain);
    collect(MANY);
    assert_int_equal(links, 0);
}

static void a_chain_to_the_old_becomes_a_ring(void **state)
{
    (void)state;
    hold_and_drop(chain_to_the_old(MANY));
}

static void a_chain_to_the_young_becomes_a_ring(void **state)
{
    (void)state;
    hold_and_drop(chain_to_the_young(MANY));
}

/* Held at neither end, but by a ring that nobody holds. */
static void a_chain_hangs_off_garbage(void **state)
{
    (void)state;
    ObObject *chain = chain_to_the_old(MANY).first, *list = ob_list_new();
    assert_int_equal(ob_list_append(list, list), 0);
    assert_int_equal(ob_list_append_steal(list, chain), 0);
    ob_decref(list);
    collect(MANY + 1);
    list = ob_list_new();
    assert_int_equal(ob_list_append(list, list), 0);
    chain = chain_to_the_young(MANY).first;
    assert_int_equal(ob_list_append_steal(list, chain), 0);
    ob_decref(list);
    collect(MANY + 1);
}

static void a_chain_leads_to_a_ring(void **state)
{
    (void)state;
    Chain ring = chain_to_the_young(SOME);
    ob_incref(ring.first);
    join(ring);
    ObObject *chain = ring.first;
    for (int i = 0; i < MANY - SOME; i++)
        chain = link_new(chain);
    collect(0);
    ob_decref(chain);           /* dies as far as the ring */
    assert_int_equal(links, SOME);
    collect(SOME);
}

static void many_small_rings(void **state)
{
    (void)state;
    for (int i = 0; i < MANY / 2; i++)
        drop_ring(2);
    collect(MANY);
}

static void many_pairs_of_lists(void **state)
{
    (void)state;
    for (int i = 0; i < SOME; i++) {
        ObObject *a = ob_list_new(), *b = ob_list_new();
        assert_int_equal(ob_list_append(a, b), 0);
        assert_int_equal(ob_list_append_steal(b, a), 0);
        ob_decref(b);
    }
    collect(2 * SOME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        links_test(a_chain_to_the_old_becomes_a_ring),
        links_test(a_chain_to_the_young_becomes_a_ring),
        links_test(a_chain_hangs_off_garbage),
        links_test(a_chain_leads_to_a_ring),
        links_test(many_small_rings),
        links_test(many_pairs_of_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
