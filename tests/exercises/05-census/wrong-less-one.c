// REFUSED: There are more than it says
/* Takes one dict away from the sum, whether or not the census was in it. */
#include "ouroboros.h"
ObObject *growth(ObObject *census);
/* d[key] += n; d[key] as it was in *before */
static int add(ObObject *d, ObObject *key, int64_t n)
{
    ObObject *old;
    int found = ob_dict_lookup(d, key, &old);
    if (found < 0)
        return -1;
    int64_t value = n;
    if (found) {
        value += ob_int_value(old);
        ob_decref(old);
    }
    ObObject *sum = ob_int_new(value);
    if (sum == NULL)
        return -1;
    int result = ob_dict_set(d, key, sum);
    ob_decref(sum);
    return result;
}
static int count_all(ObObject *now, ObObject *all, ObObject *census)
{
    for (size_t i = 0; i < ob_list_size(all); i++) {
        ObObject *op = ob_list_get_borrowed(all, (int64_t)i);
        ObObject *name = ob_str_from(ob_type(op)->name);
        if (name == NULL)
            return -1;
        int result = add(now, name, 1);
        ob_decref(name);
        if (result < 0)
            return -1;
    }
    return 0;
}
ObObject *growth(ObObject *census)
{
    ObObject *grown = NULL, *now = NULL, *zero = NULL, *key, *value;
    ObObject *all = ob_gc_get_objects();
    bool ok = all != NULL && (grown = ob_dict_new()) != NULL
              && (now = ob_dict_new()) != NULL
              && (zero = ob_int_new(0)) != NULL;
    ok = ok && count_all(now, all, census) == 0;
    if (ok) {
        ObObject *name = ob_str_from("dict");
        ok = name != NULL && add(now, name, -1) == 0;
        if (name != NULL)
            ob_decref(name);
    }
    /* those that are gone have 0 */
    for (size_t at = 0; ok && ob_dict_next_borrowed(census, &at, &key, &value);) {
        int here = ob_dict_contains(now, key);
        ok = here >= 0 && (here || ob_dict_set(census, key, zero) == 0);
    }
    for (size_t at = 0; ok && ob_dict_next_borrowed(now, &at, &key, &value);) {
        int64_t n = ob_int_value(value), before = 0;
        ObObject *old;
        int found = ob_dict_lookup(census, key, &old);
        ok = found >= 0;
        if (found == 1) {
            before = ob_int_value(old);
            ob_decref(old);
        }
        if (ok && n > before)
            ok = add(grown, key, n - before) == 0;
        ok = ok && ob_dict_set(census, key, value) == 0;
    }
    if (all != NULL)
        ob_decref(all);
    if (now != NULL)
        ob_decref(now);
    if (zero != NULL)
        ob_decref(zero);
    if (!ok && grown != NULL) {
        ob_decref(grown);
        return NULL;
    }
    return grown;
}
