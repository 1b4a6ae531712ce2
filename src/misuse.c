/* misuse: a debug build's answer to NULL, and to objects that are dead
 * or of another type.
 *
 * CPython: _PyObject_ASSERT, Include/internal/pycore_object.h
 */
#include "ob_object.h"

void ob_require_object_at(const char *function, const char *name,
                          const ObObject *op)
{
    if (op == NULL)
        ob_fatal(function, "`%s` is NULL", name);
    /* a dying object has no count */
    if (ob_is_dying(op))
        return;
    if (op->refcnt == 0 || op->refcnt > OB_IMMORTAL)
        ob_fatal(function, "`%s` is dead, or never was an object",
                 name);
}

void ob_require_alive_at(const char *function, const char *name,
                         const ObObject *op)
{
    /* a dying object is not alive */
    if (op != NULL && ob_is_dying(op))
        ob_fatal(function, "`%s` is dying", name);
    ob_require_object_at(function, name, op);
}

void ob_require_type_at(const char *function, const char *name,
                        const ObObject *op, const ObType *type)
{
    ob_require_object_at(function, name, op);
    if (op->type != type)
        ob_fatal(function, "`%s` is of type '%s', not '%s'", name,
                 op->type->name, type->name);
}
