// REFUSED: Along a chain a few sweeps are enough, and here were hundreds. One waits at a time there, and has a place
/* Recursion eight deep; what lies deeper waits in the array, and each nine nodes of a backward chain cost a sweep to the end: quadratic, it does not get on (was thought to be right) */
#include "lost.h"

typedef struct Sweep {
    Node *nodes;
    size_t lowest;
    int depth;
} Sweep;

static void visit(size_t to, void *arg);

static void scan(Sweep *s, size_t i)
{
    s->nodes[i].mark = REACHED;
    s->depth++;
    node_scan(s->nodes, i, visit, s);
    s->depth--;
}

static void visit(size_t to, void *arg)
{
    Sweep *s = arg;
    if (s->nodes[to].mark != UNMARKED)
        return;
    if (s->depth <= STACK) {
        scan(s, to);
        return;
    }
    s->nodes[to].mark = MARKED;
    if (to < s->lowest)
        s->lowest = to;
}

/* A chain must not need a sweep for each eight: go on from the lowest
 * that waits, also if the sweep has not come to its end. */
void reach(Node nodes[], size_t n)
{
    Sweep s = { .nodes = nodes, .lowest = n };
    for (size_t i = 0; i < n; i++) {
        if (!nodes[i].held || nodes[i].mark == REACHED)
            continue;
        scan(&s, i);
        size_t last = n;
        while (s.lowest < n) {
            size_t k = s.lowest, end = n;
            s.lowest = n;
            (void)last;
            for (; k < end; k++)
                if (nodes[k].mark == MARKED)
                    scan(&s, k);
        }
    }
}
