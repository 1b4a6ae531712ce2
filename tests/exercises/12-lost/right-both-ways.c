// No stack at all: one sweep up, one down, until nothing is marked that
// was not scanned. What lies ahead of a sweep is taken by the same one.
#include "lost.h"

typedef struct Walk {
    Node *nodes;
    size_t waiting;             /* marked, and not scanned */
} Walk;

static void mark(size_t to, void *arg)
{
    Walk *walk = arg;
    if (walk->nodes[to].mark != UNMARKED)
        return;
    walk->nodes[to].mark = MARKED;
    walk->waiting++;
}

static void pass_by(Walk *walk, size_t i)
{
    if (walk->nodes[i].mark != MARKED)
        return;
    walk->nodes[i].mark = REACHED;
    walk->waiting--;
    node_scan(walk->nodes, i, mark, walk);
}

void reach(Node nodes[], size_t n)
{
    Walk walk = { .nodes = nodes };
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held)
            mark(i, &walk);
    while (walk.waiting > 0) {
        for (size_t i = 0; i < n && walk.waiting > 0; i++)
            pass_by(&walk, i);
        for (size_t i = n; i > 0 && walk.waiting > 0; i--)
            pass_by(&walk, i - 1);
    }
}
