// One dict that holds itself, and all the others; aged by older
// collections only.
#include "ouroboros.h"

int hide(int generation, size_t n);

static int fill(ObObject *dict, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ObObject *key = ob_int_new((int64_t)i);
        ObObject *value = i > 0 ? ob_list_new() : dict;
        int result = key != NULL && value != NULL
            ? ob_dict_set(dict, key, value) : -1;
        if (key != NULL)
            ob_decref(key);
        if (i > 0 && value != NULL)
            ob_decref(value);
        if (result < 0)
            return -1;
    }
    return 0;
}

int hide(int generation, size_t n)
{
    ObObject *dict = ob_dict_new();
    if (dict == NULL)
        return -1;
    int result = fill(dict, n);
    if (result < 0)
        ob_dict_clear(dict);
    else if (generation > 0)
        ob_gc_collect_generation(generation - 1);
    if (result == 0 && generation == 2)
        ob_gc_collect_generation(1);
    ob_decref(dict);
    return result;
}
