/* log: the event log.
 *
 * CPython has no such thing; its nearest is PyRefTracer_SetTracer.
 */
#include "ob_inspect.h"

#include <inttypes.h>
#include <stdarg.h>

void ob_log_to(FILE *out)
{
    ob_self()->interp->log = out;
}

void ob_log(const char *format, ...)
{
    ob_require_pointer(format);
    FILE *out = ob_self()->interp->log;
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
    ob_require_pointer(ns);
    ob_require_pointer(name);
    const ObObject *op = ob_namespace_lookup_borrowed(ns, name);
    ob_require(op != NULL, "the name is not bound");
    ob_log("count %s %" PRIu32, name, ob_refcnt(op));
}
