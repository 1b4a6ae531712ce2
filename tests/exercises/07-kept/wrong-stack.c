// REFUSED: Whatever can be reached from one that has last words is kept,
// A thousand wait on a stack, and whoever else is found is never asked.
#include "ouroboros.h"

#include <stdlib.h>

ObObject *kept(ObObject *garbage);

/* sorted addresses, a mark each; a stack of indices */
typedef struct Entry {
    ObObject *op;
    bool marked;
} Entry;

typedef struct Search {
    Entry *entries;
    size_t n;
    Entry **todo;
    size_t depth;
} Search;

static int compare(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Entry *)a)->op;
    uintptr_t y = (uintptr_t)((const Entry *)b)->op;
    return (x > y) - (x < y);
}

static Entry *find(const Search *s, ObObject *op)
{
    Entry key = { op, false };
    return bsearch(&key, s->entries, s->n, sizeof(Entry), compare);
}

static void mark(Search *s, Entry *e)
{
    if (!e->marked) {
        e->marked = true;
        if (s->depth < 1000)
            s->todo[s->depth++] = e;
    }
}

static int visit(ObObject *op, void *arg)
{
    Entry *e = find(arg, op);
    if (e != NULL)
        mark(arg, e);
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    Search s = { .n = ob_list_size(garbage) };
    ObObject *result = ob_list_new();
    if (result == NULL || s.n == 0)
        return result;
    s.entries = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                             s.n * sizeof(Entry));
    s.todo = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                          1000 * sizeof(Entry *));
    bool ok = s.entries != NULL && s.todo != NULL;
    if (!ok)
        ob_raise_memory();
    for (size_t i = 0; ok && i < s.n; i++)
        s.entries[i] = (Entry){
            ob_list_get_borrowed(garbage, (int64_t)i), false };
    if (ok) {
        qsort(s.entries, s.n, sizeof(Entry), compare);
        for (size_t i = 0; i < s.n; i++)
            if (ob_has_last_words(s.entries[i].op))
                mark(&s, &s.entries[i]);
        while (s.depth > 0) {
            ObObject *op = s.todo[--s.depth]->op;
            if (ob_type(op)->traverse != NULL)
                ob_type(op)->traverse(op, visit, &s);
        }
        for (size_t i = 0; ok && i < s.n; i++) {
            ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
            if (find(&s, op)->marked)
                ok = ob_list_append(result, op) == 0;
        }
    }
    if (s.entries != NULL)
        ob_mem_free(ob_mem(), s.entries);
    if (s.todo != NULL)
        ob_mem_free(ob_mem(), s.todo);
    if (!ok) {
        ob_decref(result);
        return NULL;
    }
    return result;
}
