/* Exercise 7.3: A safe order    (make exercise EX=07-order) */
#include "ouroboros.h"

ObObject *safe_order(ObObject *garbage);

ObObject *safe_order(ObObject *garbage)
{
    /* Your code. */
    (void)garbage;
    return ob_list_new();
}
