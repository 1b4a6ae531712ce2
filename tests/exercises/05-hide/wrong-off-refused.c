// REFUSED: The collector is as it was
// Off while it works, and on again only if it succeeds.
#include "ouroboros.h"

int hide(int generation, size_t n);

int hide(int generation, size_t n)
{
    bool was = ob_gc_is_enabled();
    ob_gc_disable();
    ObObject *list = ob_list_new();
    int result = list == NULL ? -1 : 0;
    for (size_t i = 1; i < n && result == 0; i++)
        result = ob_list_append_steal(list, ob_list_new());
    if (result == 0)
        result = ob_list_append(list, list);
    if (was && result == 0)
        ob_gc_enable();
    for (int g = 0; g < generation && result == 0; g++)
        (void)ob_gc_collect_generation(g);
    if (list != NULL)
        ob_decref(list);
    return result;
}
