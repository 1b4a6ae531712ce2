// REFUSED: each number in the census is right, or is the one
/* Sets all numbers to 0 before the new ones come. */
#include "ouroboros.h"

ObObject *growth(ObObject *census);

/* The number that a dict has under a key; 0 if there is none. -1 with
 * an exception. */
static int64_t number_in(ObObject *dict, ObObject *key)
{
    ObObject *value;
    int known = ob_dict_lookup(dict, key, &value);
    if (known <= 0)
        return known;
    int64_t number = ob_int_value(value);
    ob_decref(value);
    return number;
}

static int set_number(ObObject *dict, ObObject *key, int64_t number)
{
    ObObject *value = ob_int_new(number);
    if (value == NULL)
        return -1;
    int result = ob_dict_set(dict, key, value);
    ob_decref(value);
    return result;
}

static int count_one(ObObject *counts, const ObObject *op)
{
    ObObject *name = ob_str_from(ob_type(op)->name);
    if (name == NULL)
        return -1;
    int64_t number = number_in(counts, name);
    int result = number < 0 ? -1 : set_number(counts, name, number + 1);
    ob_decref(name);
    return result;
}

/* Who is tracked, by the names of their types: a new dict. */
static ObObject *count_all(const ObObject *census)
{
    ObObject *all = ob_gc_get_objects();    /* before all else */
    if (all == NULL)
        return NULL;
    ObObject *counts = ob_dict_new();
    for (size_t i = 0; counts != NULL && i < ob_list_size(all); i++) {
        ObObject *op = ob_list_get_borrowed(all, (int64_t)i);
        if (op != census && count_one(counts, op) < 0) {
            ob_decref(counts);
            counts = NULL;
        }
    }
    ob_decref(all);
    return counts;
}

static int compare(ObObject *census, ObObject *counts, ObObject *more)
{
    size_t at = 0;
    ObObject *name, *value;
    while (ob_dict_next_borrowed(counts, &at, &name, &value)) {
        int64_t before = number_in(census, name);
        int64_t now = ob_int_value(value);
        if (before < 0
            || (now > before && set_number(more, name, now - before) < 0))
            return -1;
    }
    /* the old numbers go, */
    at = 0;
    while (ob_dict_next_borrowed(census, &at, &name, &value))
        if (set_number(census, name, 0) < 0)
            return -1;
    /* and the new ones come */
    return ob_dict_update(census, counts);
}

ObObject *growth(ObObject *census)
{
    ObObject *counts = count_all(census);
    if (counts == NULL)
        return NULL;
    ObObject *more = ob_dict_new();
    if (more != NULL && compare(census, counts, more) < 0) {
        ob_decref(more);
        more = NULL;
    }
    ob_decref(counts);
    return more;
}
