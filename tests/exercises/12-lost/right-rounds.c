// Rounds over the whole array, until one finds nothing more to do.
#include "lost.h"

typedef struct Round {
    Node *nodes;
    size_t at, n;
    size_t stack[STACK];
    bool lost;
} Round;

static void found(size_t to, void *arg)
{
    Round *round = arg;
    Node *node = &round->nodes[to];
    if (node->mark == UNMARKED) {
        node->mark = MARKED;
        if (to <= round->at && round->n == STACK)
            round->lost = true;
        else if (to <= round->at)
            round->stack[round->n++] = to;
    }
}

static void look(Round *round, size_t i)
{
    round->nodes[i].mark = REACHED;
    node_scan(round->nodes, i, found, round);
}

void reach(Node nodes[], size_t n)
{
    Round round = { .nodes = nodes };
    do {
        round.lost = false;
        for (size_t i = 0; i < n; i++) {
            if (nodes[i].mark != MARKED
                && !(nodes[i].held && nodes[i].mark == UNMARKED))
                continue;
            round.at = i;
            look(&round, i);
            while (round.n > 0)
                look(&round, round.stack[--round.n]);
        }
    } while (round.lost);
}
