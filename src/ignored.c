/* ignored: what was raised by code that was told something.
 *
 * CPython: PyErr_FormatUnraisable, Python/errors.c
 */
#include "ob_values.h"

static void report_briefly(const char *doing, const ObObject *function)
{
    char context[160];
    snprintf(context, sizeof context, "Exception ignored %s <%s object "
             "at %p>:", doing, ob_type(function)->name,
             (const void *)function);
    ob_unraisable_in(context);
}

/* report what last words have raised */
void ob_report_ignored(const char *doing, ObObject *function)
{
    ob_require_pointer(doing);
    ob_require_object(function);
    ObError error = ob_error_take();
    ObObject *what = ob_repr(function), *line = NULL;
    if (what != NULL)
        line = ob_str_format("Exception ignored %s %s:", doing,
                             ob_str_utf8(what));
    ob_error_restore(&error);
    if (line != NULL)
        ob_unraisable_in(ob_str_utf8(line));
    else
        report_briefly(doing, function);
    if (what != NULL)
        ob_decref(what);
    if (line != NULL)
        ob_decref(line);
}
