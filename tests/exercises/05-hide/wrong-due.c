// REFUSED: A collection that is due runs at the next checkpoint
// A name holds them, and where names are bound, collections begin.
#include "ouroboros.h"

int hide(int generation, size_t n);

int hide(int generation, size_t n)
{
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_LOCAL, "hidden");
    if (ns == NULL)
        return -1;
    ObObject *list = ob_list_new();
    int result = list == NULL ? -1 : 0;
    for (size_t i = 1; i < n && result == 0; i++)
        result = ob_list_append_steal(list, ob_list_new());
    if (result == 0)
        result = ob_namespace_bind(ns, "list", list);
    if (result == 0)
        result = ob_list_append(list, list);
    for (int g = 0; g < generation && result == 0; g++)
        (void)ob_gc_collect_generation(g);
    ob_namespace_free(ns);
    if (list != NULL)
        ob_decref(list);
    return result;
}
