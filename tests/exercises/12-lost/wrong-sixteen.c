// REFUSED: What a reached node refers to is reached, wherever it stands
/* Remembers in 16 bits where to begin again, and takes 65,535 for "nobody": if node 65,535 (or 131,071 ...) is the only one that found no room, it is lost */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t at;
    uint16_t again;             /* begin there again */
    size_t waiting;
    size_t stack[STACK];
} Sweep;

static void visit(size_t to, void *arg)
{
    Sweep *sweep = arg;
    if (sweep->nodes[to].mark != UNMARKED)
        return;
    sweep->nodes[to].mark = MARKED;
    if (to > sweep->at)
        return;
    if (sweep->waiting < STACK)
        sweep->stack[sweep->waiting++] = to;
    else if ((uint16_t)to < sweep->again)
        sweep->again = (uint16_t)to;
}

static void scan(Sweep *sweep, size_t i)
{
    sweep->nodes[i].mark = REACHED;
    node_scan(sweep->nodes, i, visit, sweep);
}

void reach(Node nodes[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            nodes[i].mark = MARKED;
    Sweep sweep = { .nodes = nodes, .again = 0 };
    while (sweep.again < n && sweep.again != UINT16_MAX) {
        size_t i = sweep.again;
        sweep.again = UINT16_MAX;
        for (; i < n; i++) {
            if (nodes[i].mark != MARKED)
                continue;
            sweep.at = i;
            scan(&sweep, i);
            while (sweep.waiting > 0)
                scan(&sweep, sweep.stack[--sweep.waiting]);
        }
    }
}
