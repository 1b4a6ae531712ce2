// One way to put in, to take out and to clear.
#include "node.h"

typedef struct Node {
    ObObject base;
    ObObject *left, *right;     /* either may be NULL */
} Node;

static ObObject *node_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Node>");
}

static int node_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Node *node = (Node *)op;
    int result = node->left == NULL ? 0 : visit(node->left, arg);
    if (result == 0 && node->right != NULL)
        result = visit(node->right, arg);
    return result;
}

static ObObject *node_drop_next(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject **at = node->left != NULL ? &node->left : &node->right;
    ObObject *next = *at;
    *at = NULL;
    return next == NULL ? NULL : ob_dropped(next);
}

static void put(ObObject **at, ObObject *other)
{
    ObObject *old = *at;
    if (other != NULL)
        ob_incref(other);
    *at = other;
    if (old != NULL)
        ob_decref(old);
}

static void node_clear(ObObject *op)
{
    Node *node = (Node *)op;
    put(&node->left, NULL);
    put(&node->right, NULL);
}

ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Node",
    .basic_size = sizeof(Node),
    .repr = node_repr,
    .traverse = node_traverse,
    .drop_next = node_drop_next,
    .clear = node_clear,
    .free = ob_object_free,
};

ObObject *node_new(void)
{
    ObObject *op = ob_object_new(&node_type, sizeof(Node));
    if (op != NULL) {   /* keep the header, set all else to zero */
        *(Node *)op = (Node){ .base = *op };
        ob_track(op);
    }
    return op;
}

void node_set_left(ObObject *op, ObObject *other)
{
    put(&((Node *)op)->left, other);
}

void node_set_right(ObObject *op, ObObject *other)
{
    put(&((Node *)op)->right, other);
}
