/* peek: looking at an object that may be gone.
 *
 * CPython has no such thing; its nearest is a weak reference.
 */
#include "ob_inspect.h"
#include "seen.h"

/* --- peek at an object --- */

ObPeek ob_peek_at(const ObObject *op)
{
    ob_require_object(op);
    ob_require(ob_mem()->check, "memory is not checked");
    return (ObPeek){ op, ob_mem_serial(ob_mem(), op) };
}

int64_t ob_peek(ObPeek peek)
{
    if (!ob_mem()->check || peek.address == NULL
        || ob_mem_serial(ob_mem(), peek.address) != peek.serial)
        return OB_GONE;
    return ob_seen_count(peek.address);
}
