// REFUSED: Recursion is a stack, too.
// Goes deep at once.
#include "lost.h"

static void visit(size_t to, void *arg)
{
    Node *nodes = arg;
    if (nodes[to].mark == REACHED)
        return;
    nodes[to].mark = REACHED;
    node_scan(nodes, to, visit, nodes);
}

void reach(Node nodes[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            visit(i, nodes);
}
