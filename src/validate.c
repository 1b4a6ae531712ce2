/* validate: all invariants, checked from outside.
 *
 * CPython: validate_list in Python/gc.c; _PyObject_CheckConsistency
 */
#include "ob_lifecycle.h"
#include "ob_container.h"
#include "ob_gc.h"
#include "ob_class.h"
#include "ob_weakref.h"
#include "ob_weak.h"
#include "ob_thread.h"

#include <inttypes.h>

/* --- check the counts --- */

static int find_uncounted(const ObMemInfo *info, void *found)
{
    ObObject *op = info->object;
    if (op == NULL || ob_is_dying(op))
        return 0;
    bool dies = ob_refcnt(op) == 0 && ob_self()->deaths > 0;
    /* or in another thread */
    dies = dies || (ob_refcnt(op) == 0 && ob_somebody_dies());
    if (dies || (ob_refcnt(op) > 0 && ob_refcnt(op) <= OB_IMMORTAL))
        return 0;
    *(ObObject **)found = op;
    return 1;
}

static int validate_counts(char *why, size_t size)
{
    ObObject *found = NULL;
    if (ob_mem_walk(ob_mem(), find_uncounted, &found) == 0)
        return 0;
    snprintf(why, size, "INV-object-1: %s, count %" PRIu32,
             ob_type(found)->name, ob_refcnt(found));
    return -1;
}

/* check what is shared */
static int validate_shared(char *why, size_t size)
{
    const ObObject *const shared[] = {
        ob_none(), ob_bool(false), ob_bool(true),
        &ob_type_type.base, &ob_none_type.base, &ob_bool_type.base,
        &ob_int_type.base, &ob_float_type.base, &ob_str_type.base,
        &ob_tuple_type.base, &ob_list_type.base, &ob_dict_type.base,
    };
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++)
        if (shared[i]->refcnt != OB_IMMORTAL || shared[i]->flags != 0) {
            snprintf(why, size, "INV-object-2: a header of type '%s' "
                     "was written to", ob_type(shared[i])->name);
            return -1;
        }
    return 0;
}

int ob_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    if (ob_mem_validate(ob_mem(), why, size) < 0
        || validate_counts(why, size) < 0
        || validate_shared(why, size) < 0
        || ob_heap_validate(ob_heap(), why, size) < 0
        || ob_int_validate(why, size) < 0
        || ob_str_validate(why, size) < 0)
        return -1;
    if (ob_class_validate(why, size) < 0)
        return -1;
    if (ob_weakref_validate(why, size) < 0)
        return -1;
    if (ob_weak_validate(why, size) < 0)
        return -1;
    if (ob_thread_validate(why, size) < 0)
        return -1;
    return ob_gc_validate(why, size);
}
