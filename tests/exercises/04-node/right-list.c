// The type itself stands for nothing.
#include "node.h"

#define NOTHING (&node_type.base)

typedef struct Node {
    ObObject base;
    ObObject *left, *right;     /* NULL only while it is cleared */
} Node;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Node *node = (Node *)op;
    ObObject *both[2] = { node->left, node->right };
    for (int i = 0; i < 2; i++) {
        if (both[i] == NULL || both[i] == NOTHING)
            continue;
        int result = visit(both[i], arg);
        if (result)
            return result;
    }
    return 0;
}

static ObObject *take(ObObject **place)
{
    ObObject *old = *place;
    *place = NOTHING;
    return old == NOTHING ? NULL : old;
}

static void clear(ObObject *op)
{
    ObObject *left = take(&((Node *)op)->left);
    ObObject *right = take(&((Node *)op)->right);
    if (left != NULL)
        ob_decref(left);
    if (right != NULL)
        ob_decref(right);
}

static ObObject *drop_next(ObObject *op)
{
    ObObject *next = take(&((Node *)op)->left);
    if (next == NULL)
        next = take(&((Node *)op)->right);
    return next == NULL ? NULL : ob_dropped(next);
}

ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .traverse = traverse, .clear = clear,
    .drop_next = drop_next, .free = ob_object_free,
};

ObObject *node_new(void)
{
    Node *node = (Node *)ob_object_new(&node_type, sizeof(Node));
    if (node == NULL)
        return NULL;
    node->left = node->right = NOTHING;
    ob_track(&node->base);
    return &node->base;
}

static void put(ObObject **place, ObObject *other)
{
    ObObject *old = *place;
    if (other == NULL)
        other = NOTHING;
    ob_incref(other);
    *place = other;
    ob_decref(old);
}

void node_set_left(ObObject *op, ObObject *other)
{
    put(&((Node *)op)->left, other);
}

void node_set_right(ObObject *op, ObObject *other)
{
    put(&((Node *)op)->right, other);
}
