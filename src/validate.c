/* validate: all invariants, checked from outside.
 *
 * CPython: validate_list in Python/gc.c; _PyObject_CheckConsistency
 */
#include "ob_lifecycle.h"
#include "ob_container.h"

int ob_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    if (ob_mem_validate(ob_mem(), why, size) < 0)
        return -1;
    return ob_heap_validate(ob_heap(), why, size);
}
