/* Exercise 5.2: Out of sight. A solution. */
#include "ouroboros.h"

int hide(int generation, size_t n);

/* A new list with n - 1 others and, in the end, itself. */
static ObObject *make(size_t n)
{
    ObObject *first = ob_list_new();
    for (size_t i = 1; first != NULL && i < n; i++)
        if (ob_list_append_steal(first, ob_list_new()) < 0) {
            ob_decref(first);
            first = NULL;
        }
    if (first != NULL && ob_list_append(first, first) < 0) {
        ob_decref(first);
        return NULL;
    }
    return first;
}

int hide(int generation, size_t n)
{
    ObObject *garbage = make(n);
    if (garbage == NULL)
        return -1;
    for (int younger = 0; younger < generation; younger++)
        ob_gc_collect_generation(younger);
    ob_decref(garbage);
    return 0;
}
