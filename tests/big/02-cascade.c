/* A chain of a million, and a tree as deep, die in order and without a stack. */
#include "support.h"

enum { MANY = 1000000 };

typedef struct Node {
    ObObject base;
    ObObject *left, *right;     /* either may be NULL */
    int number;
} Node;

static int spoken;              /* the number that must speak next */

static void node_finalize(ObObject *op)
{
    assert_int_equal(((Node *)op)->number, spoken++);
}

static ObObject *node_drop_next(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject **held = node->left != NULL ? &node->left : &node->right;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .finalize = node_finalize,
    .drop_next = node_drop_next, .free = ob_object_free,
};

static ObObject *node(ObObject *left, ObObject *right, int number)
{
    Node *made = (Node *)ob_object_new(&node_type, sizeof *made);
    assert_non_null(made);
    *made = (Node){ made->base, left, right, number };
    return &made->base;
}

static void a_chain_dies_in_order(void **state)
{
    (void)state;
    ObObject *chain = NULL;
    for (int number = MANY - 1; number >= 0; number--)
        chain = node(chain, NULL, number);
    spoken = 0;
    ob_decref(chain);
    assert_int_equal(spoken, MANY);
}

/* A spine of a million, each with a leaf on its left: leaf, then spine. */
static void a_deep_tree_dies_in_order(void **state)
{
    (void)state;
    ObObject *tree = NULL;
    for (int number = 2 * (MANY - 1); number >= 0; number -= 2)
        tree = node(node(NULL, NULL, number + 1), tree, number);
    spoken = 0;
    ob_decref(tree);
    assert_int_equal(spoken, 2 * MANY);
}

/* The leaves on the right are only reached on the way up. */
static void a_tree_dies_in_order_on_the_way_up(void **state)
{
    (void)state;
    ObObject *tree = NULL;
    for (int depth = MANY - 1; depth >= 0; depth--)
        tree = node(tree, node(NULL, NULL, 2 * MANY - 1 - depth), depth);
    spoken = 0;
    ob_decref(tree);
    assert_int_equal(spoken, 2 * MANY);
}

static int start(void **state)
{
    *state = ob_interp_new(NULL);
    return *state == NULL ? -1 : 0;
}

static int stop(void **state)
{
    return ob_interp_free(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chain_dies_in_order),
        cmocka_unit_test(a_deep_tree_dies_in_order),
        cmocka_unit_test(a_tree_dies_in_order_on_the_way_up),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
