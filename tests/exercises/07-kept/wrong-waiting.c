// REFUSED: Whatever can be reached from one that has last words is kept,
// Four thousand and ninety-six may wait; whoever comes when there is no room is forgotten.
#include "ouroboros.h"

#include <stdlib.h>

ObObject *kept(ObObject *garbage);

typedef struct Place {
    ObObject *op;
    size_t at;          /* in garbage */
} Place;

enum { PENDING = 4096 };

typedef struct Graph {
    Place *places;      /* by address */
    ObObject *stack[PENDING];
    size_t depth;
    bool *marked;       /* by place in garbage */
    size_t n;
} Graph;

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Place *)a)->op;
    uintptr_t y = (uintptr_t)((const Place *)b)->op;
    return (x > y) - (x < y);
}

static int mark(ObObject *op, void *arg)
{
    Graph *graph = arg;
    Place key = { op, 0 };
    const Place *place = bsearch(&key, graph->places, graph->n,
                                 sizeof key, by_address);
    if (place == NULL || graph->marked[place->at]
        || graph->depth == PENDING)
        return 0;
    graph->marked[place->at] = true;
    graph->stack[graph->depth++] = op;
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    if (n == 0)
        return ob_list_new();
    Graph graph = { .n = n };
    ObObject *result = NULL;
    graph.places = ob_resize((void *)NULL, n, sizeof(Place));
    if (graph.places == NULL)
        return NULL;
    graph.marked = ob_resize((void *)NULL, n, sizeof(bool));
    if (graph.marked == NULL)
        goto out;
    for (size_t i = 0; i < n; i++) {
        graph.places[i] = (Place){
            ob_list_get_borrowed(garbage, (int64_t)i), i };
        graph.marked[i] = false;
    }
    qsort(graph.places, n, sizeof(Place), by_address);
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        if (ob_has_last_words(op))
            mark(op, &graph);
        while (graph.depth > 0) {
            ObObject *next = graph.stack[--graph.depth];
            if (ob_type(next)->traverse != NULL)
                ob_type(next)->traverse(next, mark, &graph);
        }
    }
    result = ob_list_new();
    for (size_t i = 0; i < n && result != NULL; i++)
        if (graph.marked[i]
            && ob_list_append(result, ob_list_get_borrowed(
                                          garbage, (int64_t)i)) < 0) {
            ob_decref(result);
            result = NULL;
        }
    ob_mem_free(ob_mem(), graph.marked);
out:
    ob_mem_free(ob_mem(), graph.places);
    return result;
}
