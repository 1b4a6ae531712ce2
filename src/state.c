/* state: the current thread, and the exception that is pending.
 *
 * CPython: Python/pystate.c, Python/errors.c
 */
#include "ob_state.h"

#include <assert.h>
#include <stdarg.h>

_Thread_local ObThread *ob_thread_self;

ObMem *ob_mem(void)
{
    assert(ob_thread_self != NULL);
    return &ob_thread_self->interp->mem;
}

/* --- the error indicator --- */

void *ob_raise(ObExc exc, const char *format, ...)
{
    assert(exc != OB_NO_ERROR);
    ObError *error = &ob_thread_self->error;
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    error->exc = exc;
    return NULL;
}

void *ob_raise_memory(void)
{
    ob_thread_self->error = (ObError){ .exc = OB_MEMORY_ERROR };
    return NULL;
}

ObExc ob_error(void)
{
    return ob_thread_self->error.exc;
}

const char *ob_error_text(void)
{
    return ob_thread_self->error.text;
}

void ob_error_clear(void)
{
    ob_thread_self->error = (ObError){ .exc = OB_NO_ERROR };
}

const char *ob_exc_name(ObExc exc)
{
    static const char *const names[] = {
        [OB_NO_ERROR] = "",
        [OB_MEMORY_ERROR] = "MemoryError",
        [OB_NAME_ERROR] = "NameError",
        [OB_OVERFLOW_ERROR] = "OverflowError",
        [OB_TYPE_ERROR] = "TypeError",
        [OB_UNICODE_DECODE_ERROR] = "UnicodeDecodeError",
        [OB_INDEX_ERROR] = "IndexError",
        [OB_KEY_ERROR] = "KeyError",
        [OB_RECURSION_ERROR] = "RecursionError",
        [OB_VALUE_ERROR] = "ValueError",
    };
    return names[exc];
}
