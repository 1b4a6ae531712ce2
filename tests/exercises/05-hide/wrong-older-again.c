// REFUSED: They are garbage, and too old
// As old as they can be, for any but the young.
#include "ouroboros.h"

int hide(int generation, size_t n);

int hide(int generation, size_t n)
{
    ObObject *first = NULL;
    for (size_t i = 0; i < n; i++) {
        ObObject *list = ob_list_new();
        if (list == NULL
            || ob_list_append(list, first ? first : list) < 0) {
            if (list != NULL)
                ob_decref(list);
            if (first != NULL)
                ob_list_clear(first), ob_decref(first);
            return -1;
        }
        if (first != NULL && ob_list_append_steal(first, list) < 0) {
            ob_list_clear(first);
            ob_decref(first);
            return -1;
        }
        first = first != NULL ? first : list;
    }
    if (generation > 0)
        ob_gc_collect();
    ob_decref(first);
    return 0;
}
