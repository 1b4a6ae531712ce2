/* Exercise 12.3: Find a lost mark. A solution. */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t at;                  /* the node that the sweep is at */
    size_t again;               /* where the next one begins */
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
        return;                 /* the sweep comes by */
    if (sweep->waiting < STACK)
        sweep->stack[sweep->waiting++] = to;
    else if (to < sweep->again)
        sweep->again = to;      /* the next one comes by */
}

static void scan(Sweep *sweep, size_t i)
{
    sweep->nodes[i].mark = REACHED;
    node_scan(sweep->nodes, i, visit, sweep);
}

/* What is marked is scanned, with all behind it that has a place on the
 * stack. */
static void sweep_from(Sweep *sweep, size_t from, size_t n)
{
    sweep->again = n;
    for (size_t i = from; i < n; i++) {
        if (sweep->nodes[i].mark != MARKED)
            continue;
        sweep->at = i;
        scan(sweep, i);
        while (sweep->waiting > 0)
            scan(sweep, sweep->stack[--sweep->waiting]);
    }
}

void reach(Node nodes[], size_t n)
{
    Sweep sweep = { .nodes = nodes };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            nodes[i].mark = MARKED;
    size_t from = 0;
    while (from < n) {
        sweep_from(&sweep, from, n);
        from = sweep.again;
    }
}
