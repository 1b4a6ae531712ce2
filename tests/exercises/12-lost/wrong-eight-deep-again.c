// REFUSED: Along a chain a few sweeps are enough, and here were hundreds. One waits at a time there, and has a place
/* The stack is that of C, and no deeper than eight: each nine nodes of a backward chain cost a sweep. */
#include "lost.h"

typedef struct Walk {
    Node *nodes;
    size_t at;
    int depth;
    bool again;
} Walk;

static void visit(size_t to, void *arg)
{
    Walk *w = arg;
    Node *node = &w->nodes[to];
    if (node->mark == REACHED)
        return;
    node->mark = MARKED;
    if (to > w->at)
        return;
    if (w->depth == STACK) {
        w->again = true;
        return;
    }
    w->depth++;
    node->mark = REACHED;
    node_scan(w->nodes, to, visit, w);
    w->depth--;
}

static void look(Walk *w, size_t i)
{
    Node *node = &w->nodes[i];
    if (node->mark == REACHED || (node->mark == UNMARKED && !node->held))
        return;
    node->mark = REACHED;
    w->at = i;
    node_scan(w->nodes, i, visit, w);
}

void reach(Node nodes[], size_t n)
{
    Walk w = { .nodes = nodes };
    do {
        w.again = false;
        for (size_t i = 0; i < n; i++)
            look(&w, i);
    } while (w.again);
}
