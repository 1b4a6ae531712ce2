/* A container of two references, whose type may live on the heap: it
 * shows its type, as a reference that it holds. */
#ifndef NODE_H
#define NODE_H

#include "support.h"

typedef struct Node {
    ObObject base;
    ObObject *left, *right;     /* either may be NULL */
    char name;
} Node;

static inline int node_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Node *node = (Node *)op;
    int result = visit(&ob_type(op)->base, arg);
    if (result == 0 && node->left != NULL)
        result = visit(node->left, arg);
    if (result == 0 && node->right != NULL)
        result = visit(node->right, arg);
    return result;
}

static inline ObObject *node_drop_next(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject **held = node->left != NULL ? &node->left : &node->right;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static inline void node_clear(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject *held[] = { node->left, node->right };
    node->left = node->right = NULL;
    for (int i = 0; i < 2; i++)
        if (held[i] != NULL)
            ob_decref(held[i]);
}

static inline ObObject *node_repr(ObObject *op)
{
    return ob_str_format("<%s>", ob_type(op)->name);
}

/* Takes over the references, which may be NULL. */
static inline Node *node_new(ObType *type, char name, ObObject *left,
                             ObObject *right)
{
    Node *node = (Node *)ob_object_new(type, sizeof *node);
    if (node == NULL)
        return NULL;
    *node = (Node){ node->base, left, right, name };
    ob_track(&node->base);
    return node;
}

#endif
