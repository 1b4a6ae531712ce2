/* log: the event log, and peeks at objects that may be dead.
 *
 * CPython has no such thing; its nearest is PyRefTracer_SetTracer.
 */
#include "ob_inspect.h"

#include <inttypes.h>
#include <stdarg.h>

/* --- peek at an object --- */

ObPeek ob_peek_at(const ObObject *op)
{
    return (ObPeek){ op, ob_mem_serial(ob_mem(), op) };
}

int64_t ob_peek(ObPeek peek)
{
    const ObObject *op = peek.address;
    unsigned long serial = ob_mem_serial(ob_mem(), op);
    if (serial == 0 || serial != peek.serial)
        return OB_GONE;
    return op->flags & OB_DYING ? 0 : ob_refcnt(op);
}

void ob_log_to(FILE *out)
{
    ob_thread_self->interp->log = out;
}

void ob_log(const char *format, ...)
{
    FILE *out = ob_thread_self->interp->log;
    if (out == NULL)
        return;
    va_list args;
    va_start(args, format);
    vfprintf(out, format, args);
    va_end(args);
    fputc('\n', out);
}

void ob_log_count(const ObNamespace *ns, const char *name)
{
    const ObObject *op = ob_namespace_lookup_borrowed(ns, name);
    assert(op != NULL);
    ob_log("count %s %" PRIu32, name, ob_refcnt(op));
}
