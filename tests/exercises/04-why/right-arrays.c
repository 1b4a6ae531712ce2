// Arrays, not lists: who was found, and from where.
#include "ouroboros.h"

ObObject *find_cycle(ObObject *op);

typedef struct Found { ObObject *op; size_t from; } Found;

typedef struct Search {
    Found *found;
    size_t used, room, at;
    bool closed;
} Search;

static int look(ObObject *op, void *arg)
{
    Search *search = arg;
    if (op == search->found[0].op)
        search->closed = true;
    if (search->closed)
        return 1;
    for (size_t i = 0; i < search->used; i++)
        if (search->found[i].op == op)
            return 0;
    if (!ob_is_tracked(op))
        return 0;
    if (search->used == search->room) {
        Found *more = ob_mem_resize(ob_mem(), search->found,
                                    2 * search->room * sizeof *more);
        if (more == NULL)
            return -1;
        search->found = more;
        search->room *= 2;
    }
    search->found[search->used++] = (Found){ op, search->at };
    return 0;
}

static ObObject *way_to(const Search *search)
{
    size_t length = 1;
    for (size_t i = search->at; i > 0; i = search->found[i].from)
        length++;
    ObObject *list = ob_list_new();
    for (size_t k = 0; k < length && list != NULL; k++) {
        size_t i = search->at;
        for (size_t back = length - 1; back > k; back--)
            i = search->found[i].from;
        if (ob_list_append(list, search->found[i].op) < 0) {
            ob_decref(list);
            list = NULL;
        }
    }
    return list;
}

ObObject *find_cycle(ObObject *op)
{
    Search search = { .used = 1, .room = 4 };
    ObObject *result = NULL;
    search.found = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                4 * sizeof(Found));
    if (search.found == NULL) {
        ob_raise_memory();
        return NULL;
    }
    search.found[0] = (Found){ op, 0 };
    int end = 0;
    while (search.at < search.used && end == 0) {
        ObObject *from = search.found[search.at].op;
        if (ob_type(from)->traverse != NULL)
            end = ob_type(from)->traverse(from, look, &search);
        if (end == 0)
            search.at++;
    }
    if (end < 0)
        ob_raise_memory();
    else
        result = end > 0 ? way_to(&search) : ob_list_new();
    ob_mem_free(ob_mem(), search.found);
    return result;
}
