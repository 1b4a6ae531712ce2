/* Exercise 5.4: What has grown? A solution. */
#include "ouroboros.h"

ObObject *growth(ObObject *census);

/* What the dict has under key, an int; 0 if it has nothing; -1 with an
 * exception. */
static int64_t number(ObObject *dict, ObObject *key)
{
    ObObject *value = ob_dict_get_borrowed(dict, key);
    if (value != NULL)
        return ob_int_value(value);
    if (ob_error() != OB_KEY_ERROR)
        return -1;
    ob_error_clear();
    return 0;
}

static int set_number(ObObject *dict, ObObject *key, int64_t n)
{
    ObObject *value = ob_int_new(n);
    if (value == NULL)
        return -1;
    int result = ob_dict_set(dict, key, value);
    ob_decref(value);
    return result;
}

static int count(ObObject *counts, const ObObject *op)
{
    ObObject *name = ob_str_from(ob_type(op)->name);
    if (name == NULL)
        return -1;
    int64_t before = number(counts, name);
    int result = before < 0 ? -1
                 : set_number(counts, name, before + 1);
    ob_decref(name);
    return result;
}

static int count_all(ObObject *counts, const ObObject *objects,
                     const ObObject *census)
{
    int result = 0;
    for (size_t i = 0; i < ob_list_size(objects) && result == 0; i++) {
        const ObObject *op =
            ob_list_get_borrowed(objects, (int64_t)i);
        if (op != census)
            result = count(counts, op);
    }
    return result;
}

/* Brings the census up to date, and puts what is more into `more`. */
static int compare(ObObject *counts, ObObject *census, ObObject *more)
{
    size_t at = 0;
    ObObject *name, *value;
    int result = 0;
    while (result == 0
           && ob_dict_next_borrowed(counts, &at, &name, &value)) {
        int64_t now = ob_int_value(value);
        int64_t before = number(census, name);
        if (before < 0)
            return -1;
        if (now > before)
            result = set_number(more, name, now - before);
        if (result == 0)
            result = set_number(census, name, now);
    }
    return result;
}

/* The types of the census that there are none of any more. */
static int forget(ObObject *census, ObObject *counts)
{
    size_t at = 0;
    ObObject *name, *value;
    while (ob_dict_next_borrowed(census, &at, &name, &value)) {
        int64_t now = number(counts, name);
        if (now < 0 || (now == 0 && set_number(census, name, 0) < 0))
            return -1;
    }
    return 0;
}

static ObObject *compare_all(ObObject *objects, ObObject *census)
{
    ObObject *counts = ob_dict_new(), *more = ob_dict_new();
    int result = counts != NULL && more != NULL ? 0 : -1;
    if (result == 0)
        result = count_all(counts, objects, census);
    if (result == 0)
        result = compare(counts, census, more);
    if (result == 0)
        result = forget(census, counts);
    if (counts != NULL)
        ob_decref(counts);
    if (result == 0 || more == NULL)
        return more;
    ob_decref(more);
    return NULL;
}

ObObject *growth(ObObject *census)
{
    ObObject *objects = ob_gc_get_objects();
    if (objects == NULL)
        return NULL;
    ObObject *more = compare_all(objects, census);
    ob_decref(objects);
    return more;
}
