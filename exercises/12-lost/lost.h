/* What to build. Nothing to change here. */
#ifndef LOST_H
#define LOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UNMARKED, MARKED, REACHED };     /* what `mark` is */
enum { STACK = 8 };

typedef struct Node {
    bool held;                  /* from outside */
    uint8_t mark;
    uint32_t scans;             /* node_scan was called for it */
    uint32_t n;                 /* it refers to so many */
    const uint32_t *to;         /* their places in the array */
} Node;

/* Calls visit for each node that node i refers to. */
typedef void Visit(size_t to, void *arg);

static inline void node_scan(Node nodes[], size_t i, Visit *visit,
                             void *arg)
{
    nodes[i].scans++;
    for (uint32_t k = 0; k < nodes[i].n; k++)
        visit(nodes[i].to[k], arg);
}

void reach(Node nodes[], size_t n);

#endif
