/* Exercise 2.4: The audit    (make exercise EX=02-audit)
 *
 * Returns how many of the references to `op` are held neither by a
 * name nor by a live object. `op` is mortal.
 */
#include "ouroboros.h"

size_t unaccounted(const ObObject *op);

size_t unaccounted(const ObObject *op)
{
    /* Your code. */
    return ob_refcnt(op);
}
