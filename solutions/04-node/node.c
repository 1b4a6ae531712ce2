/* Exercise 4.3: A type that can be collected. A solution. */
#include "node.h"

typedef struct Node {
    ObObject base;
    ObObject *left, *right;     /* either may be NULL */
} Node;

/* *place = other, which may be NULL. */
static void replace(ObObject **place, ObObject *other)
{
    ObObject *old = *place;
    if (other != NULL)
        ob_incref(other);
    *place = other;
    if (old != NULL)
        ob_decref(old);
}

static ObObject *node_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Node>");
}

static int node_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Node *node = (const Node *)op;
    int result = 0;
    if (node->left != NULL)
        result = visit(node->left, arg);
    if (node->right != NULL && result == 0)
        result = visit(node->right, arg);
    return result;
}

static void node_clear(ObObject *op)
{
    replace(&((Node *)op)->left, NULL);
    replace(&((Node *)op)->right, NULL);
}

static ObObject *node_drop_next(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject **held = node->left != NULL ? &node->left : &node->right;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Node",
    .basic_size = sizeof(Node),
    .repr = node_repr,
    .traverse = node_traverse,
    .clear = node_clear,
    .drop_next = node_drop_next,
    .free = ob_object_free,
};

ObObject *node_new(void)
{
    ObObject *op = ob_object_new(&node_type, sizeof(Node));
    if (op == NULL)
        return NULL;
    *(Node *)op = (Node){ .base = *op };
    ob_track(op);
    return op;
}

void node_set_left(ObObject *op, ObObject *other)
{
    replace(&((Node *)op)->left, other);
}

void node_set_right(ObObject *op, ObObject *other)
{
    replace(&((Node *)op)->right, other);
}
