// One type after the other, straight from the list.
#include "ouroboros.h"

#include <string.h>

ObObject *growth(ObObject *census);

static const char *name_of(const ObObject *list, size_t i)
{
    return ob_type(ob_list_get_borrowed(list, (int64_t)i))->name;
}

static size_t first_of(const ObObject *list, const char *name,
                       const ObObject *but)
{
    size_t i = 0;
    while (i < ob_list_size(list)
           && (ob_list_get_borrowed(list, (int64_t)i) == but
               || strcmp(name_of(list, i), name) != 0))
        i++;
    return i;
}

static int64_t count(const ObObject *list, const char *name,
                     const ObObject *but)
{
    int64_t n = 0;
    for (size_t i = 0; i < ob_list_size(list); i++)
        if (ob_list_get_borrowed(list, (int64_t)i) != but
            && strcmp(name_of(list, i), name) == 0)
            n++;
    return n;
}

/* Both dicts get their number, or neither. */
static int note(ObObject *census, ObObject *more, const char *type,
                int64_t now)
{
    int result = -1;
    ObObject *name = ob_str_from(type), *n = ob_int_new(now), *grown = NULL;
    if (name != NULL && n != NULL) {
        ObObject *old = NULL;
        result = ob_dict_lookup(census, name, &old) < 0 ? -1 : 0;
        int64_t was = old != NULL ? ob_int_value(old) : 0;
        if (old != NULL)
            ob_decref(old);
        if (result == 0 && now > was) {
            grown = ob_int_new(now - was);
            result = grown != NULL ? ob_dict_set(more, name, grown) : -1;
        }
        if (result == 0)
            result = ob_dict_set(census, name, n);
    }
    ObObject *made[] = { name, n, grown };
    for (int i = 0; i < 3; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
    return result;
}

static int forget(ObObject *census, const ObObject *all)
{
    size_t at = 0;
    ObObject *name, *value;
    while (ob_dict_next_borrowed(census, &at, &name, &value))
        if (count(all, ob_str_utf8(name), census) == 0
            && ob_dict_set(census, name, ob_int_new(0)) < 0)
            return -1;
    return 0;
}

ObObject *growth(ObObject *census)
{
    ObObject *all = ob_gc_get_objects();
    ObObject *more = all != NULL ? ob_dict_new() : NULL;
    int result = more != NULL ? forget(census, all) : -1;
    for (size_t i = 0; result == 0 && i < ob_list_size(all); i++)
        if (first_of(all, name_of(all, i), census) == i)
            result = note(census, more, name_of(all, i),
                          count(all, name_of(all, i), census));
    if (all != NULL)
        ob_decref(all);
    if (result < 0 && more != NULL) {
        ob_decref(more);
        more = NULL;
    }
    return more;
}
