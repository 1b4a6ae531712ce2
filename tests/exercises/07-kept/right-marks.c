// A mark for each; what a marked one refers to is marked, until no more is.
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

typedef struct Marks {
    ObObject *garbage;
    bool *marked, more;
} Marks;

static int mark(ObObject *op, void *arg)
{
    Marks *marks = arg;
    for (size_t i = 0; i < ob_list_size(marks->garbage); i++)
        if (ob_list_get_borrowed(marks->garbage, (int64_t)i) == op
            && !marks->marked[i])
            marks->marked[i] = marks->more = true;
    return 0;
}

static void mark_all(Marks *marks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        marks->marked[i] = ob_has_last_words(
            ob_list_get_borrowed(marks->garbage, (int64_t)i));
    do {
        marks->more = false;
        for (size_t k = 0; k < 2 * n; k++) {    /* there and back */
            size_t i = k < n ? k : 2 * n - 1 - k;
            ObObject *op = ob_list_get_borrowed(marks->garbage, (int64_t)i);
            if (marks->marked[i] && ob_type(op)->traverse != NULL)
                ob_type(op)->traverse(op, mark, marks);
        }
    } while (marks->more);
}

ObObject *kept(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    ObObject *result = ob_list_new();
    Marks marks = { garbage, NULL, false };
    if (result == NULL)
        return NULL;
    if (n == 0)
        return result;
    marks.marked = ob_mem_alloc(ob_mem(), OB_MEM_DATA, n);
    if (marks.marked == NULL) {
        ob_decref(result);
        ob_raise_memory();
        return NULL;
    }
    mark_all(&marks, n);
    for (size_t i = 0; i < n && result != NULL; i++)
        if (marks.marked[i]
            && ob_list_append(result, ob_list_get_borrowed(
                   garbage, (int64_t)i)) < 0) {
            ob_decref(result);
            result = NULL;
        }
    ob_mem_free(ob_mem(), marks.marked);
    return result;
}
