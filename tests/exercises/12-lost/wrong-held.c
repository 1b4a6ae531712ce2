// REFUSED: Of a node, reach changes the mark, and nothing else.
/* Who finds no place is noted as held. */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t at, waiting;
    size_t stack[STACK];
    bool missed;
} Sweep;

static void visit(size_t to, void *arg)
{
    Sweep *sweep = arg;
    Node *node = &sweep->nodes[to];
    if (node->mark != UNMARKED)
        return;
    if (to > sweep->at) {
        node->mark = MARKED;
        return;
    }
    if (sweep->waiting == STACK)
        sweep->missed = node->held = true;
    else
    {
        node->mark = MARKED;
        sweep->stack[sweep->waiting++] = to;
    }
}

static void scan(Sweep *sweep, size_t i)
{
    sweep->nodes[i].mark = REACHED;
    node_scan(sweep->nodes, i, visit, sweep);
}

static bool go_over(Node nodes[], size_t n)
{
    Sweep sweep = { .nodes = nodes };
    for (size_t i = 0; i < n; i++) {
        if (nodes[i].mark == REACHED
            || (nodes[i].mark == UNMARKED && !nodes[i].held))
            continue;
        sweep.at = i;
        scan(&sweep, i);
        while (sweep.waiting > 0)
            scan(&sweep, sweep.stack[--sweep.waiting]);
    }
    return sweep.missed;
}

void reach(Node nodes[], size_t n)
{
    while (go_over(nodes, n))
        continue;
}
