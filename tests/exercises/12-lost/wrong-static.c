// REFUSED: The stack has eight places, wherever it is.
/* A stack with a place for each, outside of the function. */
#include "lost.h"

/* MARKED: found, and not scanned yet. REACHED: scanned. */
typedef struct Sweep {
    Node *nodes;
    size_t at, waiting;
    bool lost;                  /* some behind are MARKED */
    size_t *stack;
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
    if (sweep->waiting < 1u << 20)
        sweep->stack[sweep->waiting++] = to;
    else
        sweep->lost = true;
}

static void scan(Sweep *sweep, size_t i)
{
    sweep->nodes[i].mark = REACHED;
    node_scan(sweep->nodes, i, visit, sweep);
}

static size_t places[1u << 20];

void reach(Node nodes[], size_t n)
{
    Sweep sweep = { .nodes = nodes, .stack = places };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            nodes[i].mark = MARKED;
    do {
        sweep.lost = false;
        for (size_t i = 0; i < n; i++) {
            if (nodes[i].mark != MARKED)
                continue;
            sweep.at = i;
            scan(&sweep, i);
            while (sweep.waiting > 0)
                scan(&sweep, sweep.stack[--sweep.waiting]);
        }
    } while (sweep.lost);
}
