// REFUSED: A collection must not need memory.
// A stack that is always large enough.
#include "lost.h"

#include <stdlib.h>

typedef struct Walk {
    Node *nodes;
    size_t *stack, waiting;
} Walk;

static void visit(size_t to, void *arg)
{
    Walk *walk = arg;
    if (walk->nodes[to].mark == REACHED)
        return;
    walk->nodes[to].mark = REACHED;
    walk->stack[walk->waiting++] = to;
}

void reach(Node nodes[], size_t n)
{
    Walk walk = { nodes, malloc((n + 1) * sizeof(size_t)), 0 };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            visit(i, &walk);
    while (walk.waiting > 0)
        node_scan(nodes, walk.stack[--walk.waiting], visit, &walk);
    free(walk.stack);
}
