// REFUSED: Whatever can be reached from one
/* Looks at 1,024 of them. */
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

typedef struct Marks {
    ObObject *garbage;
    bool *is;
    bool more;
} Marks;

static int mark(ObObject *op, void *arg)
{
    Marks *marks = arg;
    size_t n = ob_list_size(marks->garbage) < 1024 ? ob_list_size(marks->garbage) : 1024;
    for (size_t i = 0; i < n; i++)
        if (ob_list_get_borrowed(marks->garbage, (int64_t)i) == op
            && !marks->is[i])
            marks->is[i] = marks->more = true;
    return 0;
}

static void spread(Marks *marks, size_t n)
{
    do {
        marks->more = false;
        for (size_t i = 0; i < n; i++) {
            ObObject *op = ob_list_get_borrowed(marks->garbage, (int64_t)i);
            if (marks->is[i] && ob_type(op)->traverse != NULL)
                (void)ob_type(op)->traverse(op, mark, marks);
        }
    } while (marks->more);
}

ObObject *kept(ObObject *garbage)
{
    size_t n = ob_list_size(garbage) < 1024 ? ob_list_size(garbage) : 1024;
    Marks marks = { garbage, NULL, false };
    ObObject *result = ob_list_new();
    if (result == NULL || n == 0)
        return result;
    marks.is = ob_resize(NULL, n, sizeof *marks.is);
    if (marks.is == NULL) {
        ob_decref(result);
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        marks.is[i] = ob_has_last_words(ob_list_get_borrowed(garbage, (int64_t)i));
    spread(&marks, n);
    for (size_t i = 0; i < n && result != NULL; i++)
        if (marks.is[i]
            && ob_list_append(result, ob_list_get_borrowed(garbage, (int64_t)i)) < 0) {
            ob_decref(result);
            result = NULL;
        }
    ob_mem_free(ob_mem(), marks.is);
    return result;
}
