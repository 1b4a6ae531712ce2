// REFUSED: leaves all objects as they were, marks and all
// Who was found has a mark in its flags, until a cycle comes back.
#include "ouroboros.h"

ObObject *find_cycle(ObObject *op);

enum { MARK = 0x100 };

typedef struct Search {
    ObObject *found, *from;
    int64_t at;
    bool closed;
} Search;

static ObObject *item(const ObObject *list, int64_t i)
{
    return ob_list_get_borrowed(list, i);
}

static int see(ObObject *op, void *arg)
{
    Search *search = arg;
    if (ob_list_size(search->found) > 0 && op == item(search->found, 0)) {
        search->closed = true;
        return 1;
    }
    if (!ob_is_tracked(op) || op->flags & MARK)
        return 0;
    op->flags |= MARK;
    if (ob_list_append(search->found, op) < 0)
        return -1;
    return ob_list_append_steal(search->from, ob_int_new(search->at));
}

static void unmark(const Search *search)
{
    for (size_t i = 0; i < ob_list_size(search->found); i++)
        item(search->found, (int64_t)i)->flags &= ~(uint32_t)MARK;
}

/* From the last one back to the first; then turned. */
static ObObject *way(const Search *search)
{
    ObObject *back = ob_list_new(), *list = ob_list_new();
    int result = back != NULL && list != NULL ? 0 : -1;
    for (int64_t i = search->at; result == 0;
         i = ob_int_value(item(search->from, i))) {
        result = ob_list_append(back, item(search->found, i));
        if (i == 0)
            break;
    }
    for (size_t k = 0; result == 0 && k < ob_list_size(back); k++)
        result = ob_list_append(list, item(back, -1 - (int64_t)k));
    if (back != NULL)
        ob_decref(back);
    if (result == 0 || list == NULL)
        return list;
    ob_decref(list);
    return NULL;
}

static ObObject *run(Search *search, ObObject *op)
{
    int result = see(op, search);
    while (result == 0 && !search->closed
           && search->at < (int64_t)ob_list_size(search->found)) {
        ObObject *here = item(search->found, search->at);
        result = ob_type(here)->traverse(here, see, search);
        if (!search->closed)
            search->at++;
    }
    if (result < 0)
        return NULL;
    ObObject *cycle = search->closed ? way(search) : ob_list_new();
    if (cycle != NULL)
        unmark(search);
    return cycle;
}

ObObject *find_cycle(ObObject *op)
{
    Search search = { ob_list_new(), ob_list_new(), 0, false };
    ObObject *cycle = NULL;
    if (search.found != NULL && search.from != NULL)
        cycle = ob_is_tracked(op) ? run(&search, op) : ob_list_new();
    ObObject *made[] = { search.found, search.from };
    for (int i = 0; i < 2; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
    return cycle;
}
