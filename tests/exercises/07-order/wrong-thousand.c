// REFUSED: There is such an order, and none came back.
// Whoever is deeper than a thousand is taken for a cycle, and it begins at the lowest address.
#include "ouroboros.h"

#include <stdlib.h>

ObObject *safe_order(ObObject *garbage);

/* Depth first; whoever has been left comes before those left earlier. */
enum { DEEP = 1000 };

typedef struct Node {
    ObObject *op;
    enum { NEW, OPEN, LEFT } state;
} Node;

typedef struct Graph {
    Node *nodes;
    ObObject **order;       /* filled from its end */
    size_t n, free;
    unsigned depth;
} Graph;

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Node *)a)->op;
    uintptr_t y = (uintptr_t)((const Node *)b)->op;
    return (x > y) - (x < y);
}

static int enter(ObObject *op, void *arg)
{
    Graph *graph = arg;
    Node key = { op, NEW };
    Node *node = bsearch(&key, graph->nodes, graph->n, sizeof key,
                         by_address);
    if (node == NULL || node->state == LEFT)
        return 0;
    if (node->state == OPEN || graph->depth == DEEP)
        return 1;           /* round and round */
    node->state = OPEN;
    graph->depth++;
    int result = 0;
    if (ob_type(op)->traverse != NULL)
        result = ob_type(op)->traverse(op, enter, graph);
    graph->depth--;
    node->state = LEFT;
    if (result == 0)
        graph->order[--graph->free] = op;
    return result;
}

ObObject *safe_order(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    if (n == 0)
        return ob_list_new();
    Graph graph = { .n = n, .free = n };
    graph.nodes = ob_resize((void *)NULL, n, sizeof(Node));
    if (graph.nodes == NULL)
        return NULL;
    ObObject *result = NULL;
    graph.order = ob_resize((void *)NULL, n, sizeof(ObObject *));
    if (graph.order != NULL) {
        for (size_t i = 0; i < n; i++)
            graph.nodes[i] = (Node){
                ob_list_get_borrowed(garbage, (int64_t)i), NEW };
        qsort(graph.nodes, n, sizeof(Node), by_address);
        int cycle = 0;
        for (size_t i = 0; i < n && cycle == 0; i++)
            cycle = enter(graph.nodes[i].op, &graph);
        if (cycle == 0)
            result = ob_list_from(n, graph.order);
        else
            ob_raise(OB_VALUE_ERROR, "there is a cycle");
        ob_mem_free(ob_mem(), graph.order);
    }
    ob_mem_free(ob_mem(), graph.nodes);
    return result;
}
