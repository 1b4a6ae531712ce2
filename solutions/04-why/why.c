/* Exercise 4.4: Why is it alive? A solution. */
#include "ouroboros.h"

ObObject *find_cycle(ObObject *op);

typedef struct Search {
    ObObject *found;        /* a list, the first of which is sought */
    ObObject *from;         /* a list: the place of who led to each */
    ObObject *seen;         /* a dict: the addresses of the found */
    int64_t at;             /* whose references are looked at */
    bool closed;            /* it refers to the first */
} Search;

static int add(Search *search, ObObject *op)
{
    ObObject *key = ob_int_new((int64_t)(intptr_t)op);
    if (key == NULL)
        return -1;
    int result = ob_dict_set(search->seen, key, ob_none());
    ob_decref(key);
    if (result == 0)
        result = ob_list_append(search->found, op);
    if (result == 0)
        result = ob_list_append_steal(search->from,
                                      ob_int_new(search->at));
    return result;
}

/* 1, 0, or -1 with an exception. */
static int is_seen(const Search *search, const ObObject *op)
{
    ObObject *key = ob_int_new((int64_t)(intptr_t)op);
    if (key == NULL)
        return -1;
    bool seen = ob_dict_get_borrowed(search->seen, key) != NULL;
    ob_decref(key);
    if (seen)
        return 1;
    if (ob_error() != OB_KEY_ERROR)
        return -1;
    ob_error_clear();
    return 0;
}

static int look_at(Search *search, ObObject *op)
{
    if (op == ob_list_get_borrowed(search->found, 0))
        search->closed = true;
    if (search->closed || !ob_is_tracked(op))
        return 0;
    int seen = is_seen(search, op);
    return seen == 0 ? add(search, op) : seen < 0 ? -1 : 0;
}

/* Looks at all that the one at search->at refers to. */
static int look_around(Search *search)
{
    ObObject *op = ob_list_get_borrowed(search->found, search->at);
    ObObject *all = ob_gc_get_referents(op);
    if (all == NULL)
        return -1;
    int result = 0;
    for (size_t i = 0; i < ob_list_size(all) && result == 0; i++)
        result = look_at(search,
                         ob_list_get_borrowed(all, (int64_t)i));
    ob_decref(all);
    return result;
}

static int64_t from(const Search *search, int64_t at)
{
    return ob_int_value(ob_list_get_borrowed(search->from, at));
}

/* The way to the one at search->at, from the first: a new list. */
static ObObject *way(const Search *search)
{
    ObObject *list = ob_list_new();
    int64_t length = 0, at;
    for (at = search->at; at > 0; at = from(search, at))
        length++;
    for (int64_t i = 0; list != NULL && i <= length; i++)
        if (ob_list_append(list, ob_none()) < 0) {
            ob_decref(list);
            list = NULL;
        }
    if (list == NULL)
        return NULL;
    for (at = search->at; length >= 0; at = from(search, at))
        ob_list_set(list, length--,
                    ob_list_get_borrowed(search->found, at));
    return list;
}

static ObObject *run(Search *search, ObObject *op)
{
    int result = add(search, op);
    while (result == 0 && !search->closed
           && search->at < (int64_t)ob_list_size(search->found)) {
        result = look_around(search);
        if (!search->closed)
            search->at++;
    }
    if (result < 0)
        return NULL;
    return search->closed ? way(search) : ob_list_new();
}

ObObject *find_cycle(ObObject *op)
{
    Search search = { ob_list_new(), ob_list_new(), ob_dict_new(), 0,
                      false };
    ObObject *cycle = NULL;
    if (search.found != NULL && search.from != NULL
        && search.seen != NULL)
        cycle = run(&search, op);
    ObObject *made[] = { search.found, search.from, search.seen };
    for (size_t i = 0; i < 3; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
    return cycle;
}
