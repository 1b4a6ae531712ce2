// Layers of lists; the way back is found from the end.
#include "ouroboros.h"

ObObject *find_cycle(ObObject *op);

static int is_it(ObObject *op, void *arg) { return op == arg; }

static bool refers(ObObject *from, ObObject *to)
{
    return ob_type(from)->traverse != NULL
           && ob_type(from)->traverse(from, is_it, to);
}

typedef struct Next { ObObject *all, *layer; } Next;

static bool in_list(const ObObject *list, const ObObject *op)
{
    for (size_t i = 0; i < ob_list_size(list); i++)
        if (ob_list_get_borrowed(list, (int64_t)i) == op)
            return true;
    return false;
}

static int meet(ObObject *op, void *arg)
{
    Next *next = arg;
    if (!ob_is_tracked(op) || in_list(next->all, op))
        return 0;
    return ob_list_append(next->all, op) < 0
           || ob_list_append(next->layer, op) < 0 ? -1 : 0;
}

/* A list of layers; the last has one that refers to op. Empty: none. */
static int find_layers(ObObject *op, ObObject *layers, ObObject *all)
{
    ObObject *layer = ob_list_new();
    int result = layer == NULL ? -1 : ob_list_append(layer, op);
    while (result == 0 && ob_list_size(layer) > 0) {
        Next next = { all, ob_list_new() };
        result = next.layer == NULL ? -1 : ob_list_append(layers, layer);
        bool closed = false;
        for (size_t i = 0; i < ob_list_size(layer) && result == 0; i++) {
            ObObject *from = ob_list_get_borrowed(layer, (int64_t)i);
            closed = closed || refers(from, op);
            if (ob_type(from)->traverse != NULL)
                result = ob_type(from)->traverse(from, meet, &next);
        }
        ob_decref(layer);
        layer = next.layer;
        if (closed && result == 0)
            break;
        if (result == 0 && ob_list_size(layer) == 0)
            ob_list_clear(layers);
    }
    if (layer != NULL)
        ob_decref(layer);
    return result;
}

static ObObject *collect_way(ObObject *op, const ObObject *layers)
{
    int64_t n = (int64_t)ob_list_size(layers);
    ObObject *way = ob_list_new(), *to = op;
    for (int64_t k = 0; way != NULL && k < n; k++)
        if (ob_list_append(way, ob_none()) < 0) {
            ob_decref(way);
            way = NULL;
        }
    for (int64_t k = n; way != NULL && k-- > 0; ) {
        const ObObject *layer = ob_list_get_borrowed(layers, k);
        for (size_t i = 0; i < ob_list_size(layer); i++) {
            ObObject *from = ob_list_get_borrowed(layer, (int64_t)i);
            if (refers(from, to)) {
                ob_list_set(way, k, from);
                to = from;
                break;
            }
        }
    }
    return way;
}

ObObject *find_cycle(ObObject *op)
{
    ObObject *layers = ob_list_new(), *all = ob_list_new(), *way = NULL;
    if (layers != NULL && all != NULL && ob_list_append(all, op) == 0
        && find_layers(op, layers, all) == 0)
        way = collect_way(op, layers);
    if (layers != NULL)
        ob_decref(layers);
    if (all != NULL)
        ob_decref(all);
    return way;
}
