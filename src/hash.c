/* hash: asking for a hash, and whether two objects are the same key.
 *
 * CPython: Objects/object.c
 */
#include "ob_object.h"

int ob_enter(const char *what)
{
    if (ob_thread_self->depth == OB_DEPTH) {
        ob_raise(OB_RECURSION_ERROR,
                 "maximum recursion depth exceeded %s", what);
        return -1;
    }
    ob_thread_self->depth++;
    return 0;
}

void ob_leave(void)
{
    assert(ob_thread_self->depth > 0);
    ob_thread_self->depth--;
}

/* ask for a hash */
int64_t ob_hash(ObObject *op)
{
    const ObType *type = ob_type(op);
    if (type->hash != NULL)
        return type->hash(op);
    if (type->equal == NULL)
        return ob_hash_address(op);
    ob_raise(OB_TYPE_ERROR, "unhashable type: '%s'", type->name);
    return -1;
}

int ob_same(ObObject *a, ObObject *b)
{
    if (a == b)
        return 1;
    ob_incref(a);
    ob_incref(b);
    int same = ob_equal(a, b);
    ob_decref(a);
    ob_decref(b);
    return same;
}
