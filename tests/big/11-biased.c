/* A chain of a million, and as many lists in lists, die in order and without a stack, whoever lets go. */
#include "support.h"
#include "ob_biased.h"

#include <pthread.h>
#include <stdatomic.h>

enum { MANY = 1000000 };

typedef struct Node {
    ObBiased base;
    ObBiased *left, *right;     /* either may be NULL */
    int number;
} Node;

static ObBiasedWorld *world;
static int spoken;              /* the number that must speak next */

static void node_drop(ObBiased *op)
{
    const Node *self = (Node *)op;
    assert_int_equal(self->number, spoken++);
    if (self->left != NULL)
        ob_biased_decref(self->left);
    if (self->right != NULL)
        ob_biased_decref(self->right);
}

static const ObBiasedType node_type = { .name = "node",
                                        .drop = node_drop };

static ObBiased *node(ObBiased *left, ObBiased *right, int number)
{
    Node *made = (Node *)ob_biased_new(&node_type, sizeof *made);
    assert_non_null(made);
    made->left = left;
    made->right = right;
    made->number = number;
    return &made->base;
}

static int begin(void **state)
{
    (void)state;
    spoken = 0;
    world = ob_biased_world_new(NULL);
    ob_biased_enter(world);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ob_biased_leave();
    return ob_biased_world_end(world) != 0;
}

static ObBiased *chain(void)
{
    ObBiased *first = NULL;
    for (int number = MANY - 1; number >= 0; number--)
        first = node(first, NULL, number);
    return first;
}

static void a_chain_dies_in_order(void **state)
{
    (void)state;
    ob_biased_decref(chain());
    assert_int_equal(spoken, MANY);
}

/* A spine of a million, each with a leaf on its left: leaf, then spine. */
static void a_deep_tree_dies_in_order(void **state)
{
    (void)state;
    ObBiased *tree = NULL;
    for (int number = 2 * (MANY - 1); number >= 0; number -= 2)
        tree = node(node(NULL, NULL, number + 1), tree, number);
    ob_biased_decref(tree);
    assert_int_equal(spoken, 2 * MANY);
}

static void a_list_in_lists_dies(void **state)
{
    (void)state;
    ObBiased *inner = node(NULL, NULL, 0);
    for (int i = 0; i < MANY; i++) {
        ObBiased *list = ob_biased_list_new();
        assert_non_null(list);
        assert_int_equal(ob_biased_list_append(list, inner), 0);
        ob_biased_decref(inner);
        inner = list;
    }
    ob_biased_decref(inner);
    assert_int_equal(spoken, 1);
}

static void *let_go(void *arg)
{
    ob_biased_enter(world);
    ob_biased_decref(arg);
    ob_biased_leave();
    return NULL;
}

/* Each of them is another thread's, which is asked to merge it. */
static void a_chain_dies_of_another_thread(void **state)
{
    (void)state;
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, let_go, chain()), 0);
    pthread_join(thread, NULL);
    ob_biased_checkpoint();
    assert_int_equal(spoken, MANY);
}

static void *make_chain(void *arg)
{
    ob_biased_enter(world);
    *(ObBiased **)arg = chain();
    ob_biased_leave();
    return NULL;
}

/* Its maker is gone: each is merged where it dies. */
static void a_chain_outlives_its_maker(void **state)
{
    (void)state;
    pthread_t thread;
    ObBiased *first = NULL;
    assert_int_equal(pthread_create(&thread, NULL, make_chain, &first), 0);
    pthread_join(thread, NULL);
    ob_biased_decref(first);
    assert_int_equal(spoken, MANY);
}

#define world_test(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        world_test(a_chain_dies_in_order),
        world_test(a_deep_tree_dies_in_order),
        world_test(a_list_in_lists_dies),
        world_test(a_chain_dies_of_another_thread),
        world_test(a_chain_outlives_its_maker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
