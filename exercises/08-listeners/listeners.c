/* Exercise 8.5: Listeners    (make exercise EX=08-listeners) */
#include "listeners.h"

ObObject *listeners_new(void)
{
    return ob_list_new();
}

int listeners_add(ObObject *group, ObObject *op)
{
    /* Your code. */
    return ob_list_append(group, op);
}

int listeners_remove(ObObject *group, ObObject *op)
{
    /* Your code. */
    (void)group;
    (void)op;
    return 0;
}

size_t listeners_count(ObObject *group)
{
    /* Your code. */
    return ob_list_size(group);
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    /* Your code. */
    (void)group;
    (void)method;
    (void)event;
    return 0;
}
