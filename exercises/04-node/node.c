/* Exercise 4.3: A type that can be collected (make exercise EX=04-node)
 */
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

ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Node",
    .basic_size = sizeof(Node),
    .repr = node_repr,
    .free = ob_object_free,
    /* Your slots. */
};

ObObject *node_new(void)
{
    ObObject *op = ob_object_new(&node_type, sizeof(Node));
    if (op != NULL)     /* keep the header, set all else to zero */
        *(Node *)op = (Node){ .base = *op };
    return op;
}

void node_set_left(ObObject *op, ObObject *other)
{
    (void)op;
    (void)other;
}

void node_set_right(ObObject *op, ObObject *other)
{
    (void)op;
    (void)other;
}
