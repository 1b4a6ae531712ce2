// A dict of what there is now; then the census becomes it.
#include "ouroboros.h"

ObObject *growth(ObObject *census);

/* dict[name] += amount. */
static int add(ObObject *dict, ObObject *name, int64_t amount)
{
    ObObject *old = NULL;
    if (ob_dict_lookup(dict, name, &old) < 0)
        return -1;
    ObObject *sum = ob_int_new(amount
                               + (old != NULL ? ob_int_value(old) : 0));
    if (old != NULL)
        ob_decref(old);
    int result = sum == NULL ? -1 : ob_dict_set(dict, name, sum);
    if (sum != NULL)
        ob_decref(sum);
    return result;
}

static int count(ObObject *now, ObObject *objects, ObObject *census)
{
    for (size_t i = 0; i < ob_list_size(objects); i++) {
        ObObject *op = ob_list_get_borrowed(objects, (int64_t)i);
        if (op == census)
            continue;
        ObObject *name = ob_str_from(ob_type(op)->name);
        int result = name == NULL ? -1 : add(now, name, 1);
        if (name != NULL)
            ob_decref(name);
        if (result < 0)
            return -1;
    }
    return 0;
}

static int compare(ObObject *now, ObObject *census, ObObject *more)
{
    size_t at = 0;
    ObObject *name, *value;
    while (ob_dict_next_borrowed(now, &at, &name, &value)) {
        ObObject *old = NULL;
        if (ob_dict_lookup(census, name, &old) < 0)
            return -1;
        int64_t grown = ob_int_value(value)
                        - (old != NULL ? ob_int_value(old) : 0);
        if (old != NULL)
            ob_decref(old);
        if (grown > 0 && add(more, name, grown) < 0)
            return -1;
    }
    return 0;
}

/* Those of which there are none are taken out, the others set. */
static int update(ObObject *census, ObObject *now)
{
    size_t at = 0;
    ObObject *name, *value;
    while (ob_dict_next_borrowed(now, &at, &name, &value))
        if (ob_dict_set(census, name, value) < 0)
            return -1;
    ObObject *zero = ob_int_new(0);
    for (at = 0; ob_dict_next_borrowed(census, &at, &name, &value); ) {
        int there = ob_dict_contains(now, name);
        if (there < 0
            || (there == 0 && ob_dict_set(census, name, zero) < 0))
            return -1;
    }
    return 0;
}

ObObject *growth(ObObject *census)
{
    ObObject *objects = ob_gc_get_objects(), *now = NULL, *more = NULL;
    int result = -1;
    if (objects != NULL && (now = ob_dict_new()) != NULL
        && (more = ob_dict_new()) != NULL
        && count(now, objects, census) == 0
        && compare(now, census, more) == 0)
        result = update(census, now);
    if (objects != NULL)
        ob_decref(objects);
    if (now != NULL)
        ob_decref(now);
    if (result < 0 && more != NULL) {
        ob_decref(more);
        more = NULL;
    }
    return more;
}
