// REFUSED: How many there were the last time, the census says that is given
// Remembers the numbers by itself, of whatever census.
#include "ouroboros.h"
#include <string.h>

ObObject *growth(ObObject *census);

enum { ROOM = 20000 };

typedef struct Row {
    const char *name;
    size_t n, before;
} Row;

static Row *row(Row rows[], size_t *used, const char *name)
{
    size_t i = 0;
    while (i < *used && strcmp(rows[i].name, name) != 0)
        i++;
    if (i == *used) {
        if (i == ROOM)
            return NULL;
        rows[(*used)++] = (Row){ name, 0, 0 };
    }
    return &rows[i];
}

static int set(ObObject *dict, ObObject *key, size_t n)
{
    ObObject *value = ob_int_new((int64_t)n);
    int result = value != NULL ? ob_dict_set(dict, key, value) : -1;
    if (value != NULL)
        ob_decref(value);
    return result;
}

static int update(ObObject *census, ObObject *grown, const Row *r)
{
    ObObject *key = ob_str_from(r->name), *old = NULL;
    if (key == NULL)
        return -1;
    size_t before = r->before;
    int result = 0;
    (void)old;
    if (result == 0 && r->n > before)
        result = set(grown, key, r->n - before);
    if (result == 0 && r->n != before)
        result = set(census, key, r->n);
    ob_decref(key);
    return result;
}

ObObject *growth(ObObject *census)
{
    static Row rows[ROOM];
    static size_t used;
    if (ob_dict_size(census) == 0)
        used = 0;
    for (size_t i = 0; i < used; i++) {
        rows[i].before = rows[i].n;
        rows[i].n = 0;
    }
    ObObject *all = ob_gc_get_objects();
    if (all == NULL)
        return NULL;
    /* those that were there before, none of which may be left */
    ObObject *key, *value;
    for (size_t at = 0; ob_dict_next_borrowed(census, &at, &key,
                                              &value);)
        row(rows, &used, ob_str_utf8(key));
    for (size_t i = 0; i < ob_list_size(all); i++) {
        ObObject *op = ob_list_get_borrowed(all, (int64_t)i);
        Row *r = op == census ? NULL
                 : row(rows, &used, ob_type(op)->name);
        if (r != NULL)
            r->n++;
    }
    ob_decref(all);
    ObObject *grown = ob_dict_new();
    for (size_t i = 0; grown != NULL && i < used; i++)
        if (update(census, grown, &rows[i]) < 0) {
            ob_decref(grown);
            grown = NULL;
        }
    return grown;
}
