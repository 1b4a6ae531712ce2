/* Exercise 9.3: A herd    (make exercise EX=09-herd) */
#include "herd.h"

ObObject *herd_new(void)
{
    return ob_list_new();
}

int herd_add(ObObject *herd, ObObject *op)
{
    /* Your code. */
    return ob_list_append(herd, op);
}

size_t herd_size(ObObject *herd)
{
    /* Your code. */
    return ob_list_size(herd);
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    /* Your code. */
    (void)herd;
    (void)visit;
    (void)arg;
    return 0;
}
