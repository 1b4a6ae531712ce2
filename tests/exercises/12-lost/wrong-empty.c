// REFUSED: There are n nodes.
/* Looks at the first node also if there is none */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t at;
    size_t again;               /* begin there again */
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
    else if (to < sweep->again)
        sweep->again = to;
}

static void scan(Sweep *sweep, size_t i)
{
    sweep->nodes[i].mark = REACHED;
    node_scan(sweep->nodes, i, visit, sweep);
}

void reach(Node nodes[], size_t n)
{
    size_t first = 0;
    do {
        if (nodes[first].held)
            nodes[first].mark = MARKED;
    } while (++first < n);
    Sweep sweep = { .nodes = nodes, .again = 0 };
    while (sweep.again < n) {
        size_t i = sweep.again;
        sweep.again = n;
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
