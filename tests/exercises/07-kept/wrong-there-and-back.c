// REFUSED: Whatever can be reached from one that has last words is kept
/* Goes over the garbage there and back only. */
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

typedef struct Marks {
    ObObject *garbage;
    bool *mark;
    bool changed;
} Marks;

static int mark(ObObject *op, void *arg)
{
    Marks *marks = arg;
    size_t n = ob_list_size(marks->garbage);
    for (size_t i = 0; i < n; i++)
        if (!marks->mark[i]
            && ob_list_get_borrowed(marks->garbage, (int64_t)i) == op) {
            marks->mark[i] = true;
            marks->changed = true;
        }
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    ObObject *result = ob_list_new();
    if (result == NULL || n == 0)
        return result;
    Marks marks = { garbage, ob_resize((bool *)NULL, n, sizeof(bool)),
                    true };
    if (marks.mark == NULL) {
        ob_decref(result);
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        marks.mark[i] = ob_has_last_words(
            ob_list_get_borrowed(garbage, (int64_t)i));
    for (int round = 0; round < 2; round++)     /* there and back */
        for (size_t k = 0; k < n; k++) {
            size_t i = round == 0 ? k : n - 1 - k;
            ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
            if (marks.mark[i] && ob_type(op)->traverse != NULL)
                ob_type(op)->traverse(op, mark, &marks);
        }
    for (size_t i = 0; i < n && result != NULL; i++)
        if (marks.mark[i]
            && ob_list_append(result, ob_list_get_borrowed(
                                          garbage, (int64_t)i)) < 0) {
            ob_decref(result);
            result = NULL;
        }
    ob_mem_free(ob_mem(), marks.mark);
    return result;
}
