// REFUSED: There is such an order, and none came back.
/* A tuple leads on, also from outside. */
#include "ouroboros.h"

#include <stdlib.h>

ObObject *safe_order(ObObject *garbage);

typedef struct Node { ObObject *op; size_t in; } Node;

typedef struct Graph {
    Node *nodes;
    size_t n, head, tail;
    Node **ready;
} Graph;

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Node *)a)->op;
    uintptr_t y = (uintptr_t)((const Node *)b)->op;
    return (x > y) - (x < y);
}

static Node *find(Graph *graph, ObObject *op)
{
    Node key = { .op = op };
    return bsearch(&key, graph->nodes, graph->n, sizeof key, by_address);
}

static int count_in(ObObject *op, void *arg)
{
    Node *node = find(arg, op);
    if (node != NULL)
        node->in++;
    else if (op->type == &ob_tuple_type)
        return ob_show(op, count_in, arg);
    return 0;
}

static int count_out(ObObject *op, void *arg)
{
    Graph *graph = arg;
    Node *node = find(graph, op);
    if (node != NULL && --node->in == 0)
        graph->ready[graph->tail++] = node;
    else if (node == NULL && op->type == &ob_tuple_type)
        return ob_show(op, count_out, arg);
    return 0;
}

static void show(Node *node, ObVisit *visit, Graph *graph)
{
    if (ob_is_container(node->op) && ob_is_complete(node->op))
        ob_show(node->op, visit, graph);
}

static ObObject *sorted(Graph *graph)
{
    for (size_t i = 0; i < graph->n; i++)
        show(&graph->nodes[i], count_in, graph);
    for (size_t i = 0; i < graph->n; i++)
        if (graph->nodes[i].in == 0)
            graph->ready[graph->tail++] = &graph->nodes[i];
    ObObject *result = ob_list_new();
    while (result != NULL && graph->head < graph->tail) {
        Node *node = graph->ready[graph->head++];
        if (ob_list_append(result, node->op) < 0) {
            ob_decref(result);
            return NULL;
        }
        show(node, count_out, graph);
    }
    if (result != NULL && graph->head < graph->n) {
        ob_decref(result);
        return ob_raise(OB_VALUE_ERROR, "there is no safe order");
    }
    return result;
}

ObObject *safe_order(ObObject *garbage)
{
    Graph graph = { .n = ob_list_size(garbage) };
    graph.nodes = malloc((graph.n + 1) * sizeof *graph.nodes);
    graph.ready = malloc((graph.n + 1) * sizeof *graph.ready);
    ObObject *result = NULL;
    if (graph.nodes != NULL && graph.ready != NULL) {
        for (size_t i = 0; i < graph.n; i++)
            graph.nodes[i] = (Node){
                ob_list_get_borrowed(garbage, (int64_t)i), 0 };
        if (graph.n > 0)
            qsort(graph.nodes, graph.n, sizeof *graph.nodes, by_address);
        result = sorted(&graph);
    } else {
        ob_raise_memory();
    }
    free(graph.nodes);
    free(graph.ready);
    return result;
}
