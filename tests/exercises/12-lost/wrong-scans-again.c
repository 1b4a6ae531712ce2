// REFUSED: What scans is, does not tell who was scanned in this call.
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t at;
    size_t lost;                /* the first that waits in the array */
    size_t waiting;
    size_t stack[STACK];
} Sweep;

static void visit(size_t to, void *arg)
{
    Sweep *sweep = arg;
    if (sweep->nodes[to].scans > 0)
        return;
    sweep->nodes[to].mark = REACHED;
    if (to > sweep->at)
        return;
    if (sweep->waiting < STACK)
        sweep->stack[sweep->waiting++] = to;
    else if (to < sweep->lost)
        sweep->lost = to;
}

static void scan(Sweep *sweep, size_t i)
{
    if (sweep->nodes[i].scans == 0)     /* it may wait twice */
        node_scan(sweep->nodes, i, visit, sweep);
}

void reach(Node nodes[], size_t n)
{
    Sweep sweep = { .nodes = nodes };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            nodes[i].mark = REACHED;
    for (size_t from = 0; from < n; from = sweep.lost) {
        sweep.lost = n;
        for (size_t i = from; i < n; i++) {
            if (nodes[i].mark != REACHED || nodes[i].scans > 0)
                continue;
            sweep.at = i;
            scan(&sweep, i);
            while (sweep.waiting > 0)
                scan(&sweep, sweep.stack[--sweep.waiting]);
        }
    }
}
