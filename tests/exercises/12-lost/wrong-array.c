// REFUSED: Recursion is a stack, too. So is an array among a function's variables.
/* A stack with a place for each node, on the C stack: it does not stay small */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t waiting;
    uint32_t *stack;
} Sweep;

static void visit(size_t to, void *arg)
{
    Sweep *s = arg;
    if (s->nodes[to].mark != UNMARKED)
        return;
    s->nodes[to].mark = REACHED;
    s->stack[s->waiting++] = (uint32_t)to;
}

void reach(Node nodes[], size_t n)
{
    uint32_t stack[n + 1];
    Sweep s = { nodes, 0, stack };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            visit(i, &s);
    while (s.waiting > 0)
        node_scan(nodes, s.stack[--s.waiting], visit, &s);
}
