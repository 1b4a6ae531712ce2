// A chain of lists, each in the next, and the last in the first.
#include "ouroboros.h"

int hide(int generation, size_t n);

int hide(int generation, size_t n)
{
    ObObject *first = ob_list_new(), *last = first;
    int result = first != NULL ? 0 : -1;
    for (size_t i = 1; i < n && result == 0; i++) {
        ObObject *next = ob_list_new();
        result = next != NULL ? ob_list_append(last, next) : -1;
        if (next != NULL)
            ob_decref(next);        /* last holds it */
        last = result == 0 ? next : last;
    }
    if (result == 0)
        result = ob_list_append(last, first);
    if (result == 0)
        for (int g = 0; g < generation; g++)
            ob_gc_collect_generation(g);
    if (first != NULL)
        ob_decref(first);
    return result;
}
