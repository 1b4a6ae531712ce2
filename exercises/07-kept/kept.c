/* Exercise 7.2: What Python 2 kept    (make exercise EX=07-kept) */
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

ObObject *kept(ObObject *garbage)
{
    /* Your code. */
    (void)garbage;
    return ob_list_new();
}
