/* Millions of objects cost the generations no more than a few looks at each. */
#include "links.h"

static ObGcStats stats(int generation)
{
    ObGcStats all[OB_GENERATIONS];
    ob_gc_get_stats(all);
    return all[generation];
}

/* Held, it grows as old as `generation`; then it is found there, and
 * not by looking at the younger ones, which costs nothing. */
static void live_and_die_in(int generation)
{
    size_t looks[OB_GENERATIONS];
    Chain chain = chain_to_the_old(MANY / 10);
    for (int i = 0; i < generation; i++)
        assert_int_equal(ob_gc_collect_generation(i), 0);
    for (int i = 0; i < OB_GENERATIONS; i++)
        looks[i] = stats(i).candidates;
    join(chain);
    for (int i = 0; i < generation; i++) {
        assert_int_equal(ob_gc_collect_generation(i), 0);
        assert_int_equal(stats(i).candidates, looks[i]);
    }
    assert_int_equal(ob_gc_collect_generation(generation), MANY / 10);
    assert_int_equal(links, 0);
}

static void each_generation_finds_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < OB_GENERATIONS; i++)
        live_and_die_in(i);
}

/* n more links, each holding the one before, with a checkpoint each. */
static ObObject *grow(ObObject *chain, int n)
{
    for (int i = 0; i < n; i++) {
        chain = link_new(chain);
        ob_checkpoint();
    }
    return chain;
}

/* Between two full collections the heap grows by a quarter, so that all
 * of them together look at no more than 1 + 4/5 + 16/25 + ... = 5 times
 * as many as there are. Without that rule it would be 20 times here,
 * and 200 times with ten times as many. */
static void what_lives_is_looked_at_a_few_times(void **state)
{
    (void)state;
    ObObject *last = link_new(NULL);
    ObObject *first = grow(last, MANY - 1);
    assert_int_equal(links, MANY);
    assert_true(stats(0).candidates <= MANY);
    assert_true(stats(1).candidates <= MANY);
    assert_true(stats(0).candidates + stats(1).candidates >= MANY);
    assert_true(stats(2).collections >= 10);
    assert_true(stats(2).candidates <= (size_t)5 * MANY);
    join((Chain){ first, last });
    assert_int_equal(ob_gc_collect(), MANY);
}

/* Rings of a thousand: they are never many, nor often looked at. */
static void what_dies_makes_room(void **state)
{
    (void)state;
    int most = 0;
    for (int i = 0; i < MANY / 1000; i++) {
        ObObject *last = link_new(NULL);
        join((Chain){ grow(last, 999), last });
        most = links > most ? links : most;
    }
    assert_true(most < MANY / 100);
    size_t looks = 0;
    for (int i = 0; i < OB_GENERATIONS; i++)
        looks += stats(i).candidates;
    assert_true(looks <= (size_t)3 * MANY);
    ob_gc_collect();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        links_test(each_generation_finds_its_own),
        links_test(what_lives_is_looked_at_a_few_times),
        links_test(what_dies_makes_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
