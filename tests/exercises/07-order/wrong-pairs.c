// REFUSED: Each stands before all those in the list that it refers to
/* Each pair is counted once, and taken off once for each reference. */
#include "ouroboros.h"

ObObject *safe_order(ObObject *garbage);

typedef struct Graph {
    ObObject *garbage;
    size_t n;
    size_t *leads;      /* so many references of those left */
    size_t *queue, in, out;
    size_t last;        /* counted for this one; beside others */
    int step;           /* +1: count; -1: take off */
} Graph;

static int count(ObObject *op, void *arg)
{
    Graph *g = arg;
    for (size_t i = 0; i < g->n; i++) {
        if (ob_list_get_borrowed(g->garbage, (int64_t)i) != op)
            continue;
        if (g->step > 0) {
            if (g->last != i)       /* the same once more? */
                g->leads[i]++;
            g->last = i;
        } else if (g->leads[i] > 0 && --g->leads[i] == 0)
            g->queue[g->in++] = i;
    }
    return 0;
}

static void each(Graph *g, size_t i)
{
    ObObject *op = ob_list_get_borrowed(g->garbage, (int64_t)i);
    if (ob_type(op)->traverse != NULL)
        ob_type(op)->traverse(op, count, g);
}

static ObObject *ordered(Graph *g)
{
    for (size_t i = 0; i < g->n; i++)
        g->leads[i] = 0;
    g->step = 1;
    for (size_t i = 0; i < g->n; i++) {
        g->last = g->n;
        each(g, i);
    }
    for (size_t i = 0; i < g->n; i++)
        if (g->leads[i] == 0)
            g->queue[g->in++] = i;
    g->step = -1;
    while (g->out < g->in)
        each(g, g->queue[g->out++]);
    if (g->out < g->n)
        return ob_raise(OB_VALUE_ERROR, "%zu go in a circle",
                        g->n - g->out);
    ObObject *result = ob_list_new();
    for (size_t i = 0; i < g->n && result != NULL; i++)
        if (ob_list_append(result, ob_list_get_borrowed(
                g->garbage, (int64_t)g->queue[i])) < 0) {
            ob_decref(result);
            result = NULL;
        }
    return result;
}

ObObject *safe_order(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    if (n == 0)
        return ob_list_new();
    size_t *places = ob_resize((size_t *)NULL, 2 * n, sizeof *places);
    if (places == NULL)
        return NULL;
    Graph g = { .garbage = garbage, .n = n, .leads = places,
                .queue = places + n };
    ObObject *result = ordered(&g);
    ob_mem_free(ob_mem(), places);
    return result;
}
