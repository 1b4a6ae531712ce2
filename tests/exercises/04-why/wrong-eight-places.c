// REFUSED: Something leads from op back to op
/* A table of addresses that looks at eight places at most. */
#include "ouroboros.h"
ObObject *find_cycle(ObObject *op);
/* Breadth first in C arrays; a table of addresses says what is found. */
typedef struct { ObObject *op; size_t from; } Found;
typedef struct {
    Found *found;
    size_t used, capacity, at;
    size_t *table, places;
    bool closed, failed;
} Search;
static size_t *place(Search *s, const ObObject *op)
{
    size_t i = ((uintptr_t)op >> 4) * 0x9E3779B97F4A7C15u >> 7 & (s->places - 1);
    for (int k = 0; k < 8 && s->table[i] != 0 && s->found[s->table[i] - 1].op != op; k++)
        i = (i + 1) & (s->places - 1);
    return &s->table[i];
}
static bool grow_table(Search *s)
{
    size_t places = s->places == 0 ? 64 : 2 * s->places;
    size_t *table = ob_resize(NULL, places, sizeof(size_t));
    if (table == NULL)
        return false;
    for (size_t i = 0; i < places; i++)
        table[i] = 0;
    if (s->table != NULL)
        ob_mem_free(ob_mem(), s->table);
    s->table = table;
    s->places = places;
    for (size_t i = 0; i < s->used; i++)
        *place(s, s->found[i].op) = i + 1;
    return true;
}
static bool append(Search *s, ObObject *op, size_t from)
{
    if (2 * s->used >= s->places && !grow_table(s))
        return false;
    Found *found = ob_grow(s->found, s->used, &s->capacity, sizeof(Found));
    if (found == NULL)
        return false;
    s->found = found;
    found[s->used] = (Found){ op, from };
    size_t *at = place(s, op);
    *at = ++s->used;
    return true;
}
static int look(ObObject *op, void *arg)
{
    Search *s = arg;
    if (op == s->found[0].op) {
        s->closed = true;
        return 1;
    }
    if (!ob_is_heaped(op) || !ob_is_tracked(op) || *place(s, op) != 0)
        return 0;
    if (append(s, op, s->at))
        return 0;
    s->failed = true;
    return 1;
}
ObObject *find_cycle(ObObject *op)
{
    Search s = { 0 };
    ObObject *cycle = NULL;
    if (!ob_is_heaped(op) || !ob_is_tracked(op))
        return ob_list_new();
    s.failed = !append(&s, op, 0);
    while (!s.failed && !s.closed && s.at < s.used) {
        ObObject *here = s.found[s.at].op;
        ob_type(here)->traverse(here, look, &s);
        if (!s.closed)
            s.at++;
    }
    if (!s.failed)
        cycle = ob_list_new();
    if (cycle != NULL && s.closed) {
        size_t n = 1;
        for (size_t i = s.at; i != 0; i = s.found[i].from)
            n++;
        for (size_t i = 0; cycle != NULL && i < n; i++)
            if (ob_list_append(cycle, op) < 0) {
                ob_decref(cycle);
                cycle = NULL;
            }
        if (cycle != NULL)
            for (size_t i = s.at; i != 0; i = s.found[i].from)
                ob_list_set(cycle, (int64_t)--n, s.found[i].op);
    }
    if (s.found != NULL)
        ob_mem_free(ob_mem(), s.found);
    if (s.table != NULL)
        ob_mem_free(ob_mem(), s.table);
    return cycle;
}
