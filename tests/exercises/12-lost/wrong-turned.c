// REFUSED: Of a node, reach changes the mark, and nothing else.
/* Turns references round on its way, and back again: they are the stack. */
#include "lost.h"

static void nobody(size_t to, void *arg)
{
    (void)to;
    (void)arg;
}

/* Which of a node's references it is at stands in its mark; few have more. */
static void go(Node nodes[], size_t i)
{
    uint32_t back = (uint32_t)i;
    size_t at = i;
    nodes[at].mark = 3;
    node_scan(nodes, at, nobody, NULL);
    for (;;) {
        Node *node = &nodes[at];
        uint32_t k = node->mark - 3u;
        if (k < node->n) {
            uint32_t *slot = (uint32_t *)(uintptr_t)&node->to[k], to = *slot;
            node->mark++;
            if (nodes[to].mark == UNMARKED) {
                *slot = back;
                back = (uint32_t)at;
                at = to;
                nodes[at].mark = 3;
                node_scan(nodes, at, nobody, NULL);
            }
            continue;
        }
        node->mark = REACHED;
        if (at == i)
            return;
        size_t up = back;
        uint32_t *slot = (uint32_t *)(uintptr_t)&nodes[up].to[nodes[up].mark - 4u];
        back = *slot;
        *slot = (uint32_t)at;
        at = up;
    }
}

void reach(Node nodes[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (nodes[i].held && nodes[i].mark == UNMARKED)
            go(nodes, i);
}
