/* Exercise 12.3: Find a lost mark    (make exercise EX=12-lost) */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t at;                  /* the node that the sweep is at */
    size_t waiting;
    size_t stack[STACK];
} Sweep;

static void visit(size_t to, void *arg)
{
    Sweep *sweep = arg;
    if (sweep->nodes[to].mark == REACHED)
        return;
    sweep->nodes[to].mark = REACHED;
    if (to <= sweep->at && sweep->waiting < STACK)
        sweep->stack[sweep->waiting++] = to;
}

void reach(Node nodes[], size_t n)
{
    Sweep sweep = { .nodes = nodes };
    for (size_t i = 0; i < n; i++) {
        if (!nodes[i].held && nodes[i].mark != REACHED)
            continue;
        nodes[i].mark = REACHED;
        sweep.at = i;
        node_scan(nodes, i, visit, &sweep);
        while (sweep.waiting > 0) {
            size_t k = sweep.stack[--sweep.waiting];
            node_scan(nodes, k, visit, &sweep);
        }
    }
}
