// REFUSED: Go on where the first of those stands that found no place
/* Begins again whenever the stack is full. */
#include "lost.h"

/* MARKED: found, and not scanned yet. REACHED: scanned. */
typedef struct Sweep {
    Node *nodes;
    size_t at, waiting;
    size_t low;
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
    if (to > sweep->at)
        return;
    if (sweep->waiting < STACK)
        sweep->stack[sweep->waiting++] = to;
    else
        sweep->lost = true, sweep->low = to < sweep->low ? to : sweep->low;
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
    do {
        sweep.lost = false;
        sweep.low = n;
        for (size_t i = 0; i < n; i++) {
            if (nodes[i].mark != MARKED)
                continue;
            sweep.at = i;
            scan(&sweep, i);
            while (sweep.waiting > 0)
                scan(&sweep, sweep.stack[--sweep.waiting]);
            if (sweep.low < n) {
                i = (size_t)-1;
                sweep.low = n;
            }
        }
    } while (sweep.lost);
}
