/* Exercise 4.4: Why is it alive?    (make exercise EX=04-why) */
#include "ouroboros.h"

ObObject *find_cycle(ObObject *op);

ObObject *find_cycle(ObObject *op)
{
    /* Your code. */
    (void)op;
    return ob_list_new();
}
