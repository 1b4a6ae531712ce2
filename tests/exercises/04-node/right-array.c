// An array of two, with loops.
#include "node.h"

typedef struct Node {
    ObObject base;
    ObObject *side[2];
} Node;

static void set(ObObject *op, int which, ObObject *other)
{
    ObObject *old = ((Node *)op)->side[which];
    if (old == other)
        return;
    ((Node *)op)->side[which] = other;
    if (other != NULL)
        ob_incref(other);
    if (old != NULL)
        ob_decref(old);
}

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    for (int i = 0, result; i < 2; i++)
        if (((Node *)op)->side[i] != NULL
            && (result = visit(((Node *)op)->side[i], arg)) != 0)
            return result;
    return 0;
}

static void clear(ObObject *op)
{
    for (int i = 0; i < 2; i++)
        set(op, i, NULL);
}

static ObObject *drop_next(ObObject *op)
{
    for (int i = 0; i < 2; i++) {
        ObObject *held = ((Node *)op)->side[i];
        ((Node *)op)->side[i] = NULL;
        if (held != NULL)
            return ob_dropped(held);
    }
    return NULL;
}

ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .traverse = traverse, .clear = clear,
    .drop_next = drop_next, .free = ob_object_free,
};

ObObject *node_new(void)
{
    ObObject *op = ob_object_new(&node_type, sizeof(Node));
    if (op == NULL)
        return NULL;
    for (int i = 0; i < 2; i++)
        ((Node *)op)->side[i] = NULL;
    ob_track(op);
    return op;
}

void node_set_left(ObObject *op, ObObject *other) { set(op, 0, other); }
void node_set_right(ObObject *op, ObObject *other) { set(op, 1, other); }
