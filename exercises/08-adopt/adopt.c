/* Exercise 8.4: Parents    (make exercise EX=08-adopt) */
#include "ouroboros.h"

int adopt(ObObject *parent, ObObject *child);

int adopt(ObObject *parent, ObObject *child)
{
    /* Your code. */
    return ob_setattr(child, "parent", parent);
}
