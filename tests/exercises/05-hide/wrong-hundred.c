// REFUSED: It
// An array for a hundred.
#include "ouroboros.h"

int hide(int generation, size_t n);

int hide(int generation, size_t n)
{
    ObObject *made[100];
    int result = 0;
    size_t i = 0;
    for (; i < n && result == 0; i++) {
        made[i] = ob_list_new();
        result = made[i] == NULL
                 || (i > 0 && ob_list_append(made[i - 1], made[i]) < 0)
                 ? -1 : 0;
    }
    if (result == 0)
        result = ob_list_append(made[n - 1], made[0]);
    for (int g = 0; g < generation && result == 0; g++)
        ob_gc_collect_generation(g);
    while (i-- > 0)
        if (made[i] != NULL)
            ob_decref(made[i]);
    return result;
}
