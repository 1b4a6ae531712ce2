/* Another design: sweeps up, and then down. */
#include "lost.h"

/* MARKED: found, and not scanned yet. REACHED: scanned. */
typedef struct Sweep {
    Node *nodes;
    size_t at, waiting;
    bool down;
    bool lost;                  /* some behind are MARKED */
    size_t stack[STACK];
} Sweep;

static void visit(size_t to, void *arg)
{
    Sweep *sweep = arg;
    Node *node = &sweep->nodes[to];
    if (node->mark != UNMARKED)
        return;
    node->mark = MARKED;
    if (sweep->down ? to < sweep->at : to > sweep->at)
        return;
    if (sweep->waiting < STACK)
        sweep->stack[sweep->waiting++] = to;
    else
        sweep->lost = true;
}

static void scan(Sweep *sweep, size_t i)
{
    sweep->nodes[i].mark = REACHED;
    node_scan(sweep->nodes, i, visit, sweep);
}

void reach(Node nodes[], size_t n)
{
    Sweep sweep = { .nodes = nodes };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            nodes[i].mark = MARKED;
    bool down = false;
    do {
        sweep.lost = false;
        for (size_t k = 0; k < n; k++) {
            size_t i = down ? n - 1 - k : k;
            if (nodes[i].mark != MARKED)
                continue;
            sweep.at = i;
            sweep.down = down;
            scan(&sweep, i);
            while (sweep.waiting > 0)
                scan(&sweep, sweep.stack[--sweep.waiting]);
        }
        down = !down;
    } while (sweep.lost);
}
