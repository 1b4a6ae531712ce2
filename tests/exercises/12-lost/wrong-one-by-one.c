// REFUSED: Go on where the first of those stands that found no place
// Looks for the first that waits, from the beginning, each time.
#include "lost.h"

static void visit(size_t to, void *arg)
{
    Node *nodes = arg;
    if (nodes[to].mark == UNMARKED)
        nodes[to].mark = MARKED;
}

void reach(Node nodes[], size_t n)
{
    size_t i = 0;
    for (size_t k = 0; k < n; k++)
        if (nodes[k].held)
            nodes[k].mark = MARKED;
    while (i < n)
        if (nodes[i].mark == MARKED) {
            nodes[i].mark = REACHED;
            node_scan(nodes, i, visit, nodes);
            i = 0;
        } else {
            i++;
        }
}
