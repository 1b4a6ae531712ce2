/* state: the current thread, and the exception that is pending.
 *
 * CPython: Python/pystate.c, Python/errors.c
 */
#include "ob_state.h"

#include <stdarg.h>
#include <string.h>

/* the current thread */
_Thread_local ObThread *ob_thread_self;

ObThread *ob_thread_swap(ObThread *next)
{
    ObThread *self = ob_thread_self;
    ob_thread_self = next;
    return self;
}

void *ob_resize_bytes_at(void *array, size_t size, const char *where)
{
    ob_require(size > 0, "no items are asked for");
    void *resized = array == NULL
        ? ob_mem_alloc_at(ob_mem(), OB_MEM_DATA, size, where)
        : ob_mem_resize_at(ob_mem(), array, size, where);
    return resized != NULL ? resized : ob_raise_memory();
}

void *ob_grow_at(void *array, size_t used, size_t *capacity,
                 size_t item, const char *where)
{
    ob_require_pointer(capacity);
    if (used < *capacity)
        return array;
    size_t more = *capacity < 4 ? 4 : 2 * *capacity;
    void *grown = ob_resize_at(array, more, item, where);
    if (grown != NULL)
        *capacity = more;
    return grown;
}

/* --- the error indicator --- */

/* The bytes that stand together at the beginning of `p`, and whether
 * they are a character, and no part of one. */
static size_t bytes_at(const char *p, bool *whole)
{
    unsigned char first = (unsigned char)p[0];
    size_t size = first < 0xC0 ? 1 : first < 0xE0 ? 2
                  : first < 0xF0 ? 3 : 4, n = 1;
    while (n < size && ((unsigned char)p[n] & 0xC0) == 0x80)
        n++;
    *whole = n == size && (first & 0xC0) != 0x80;
    return n;
}

/* What fits of `from`, without parts of characters, be they cut off by
 * a precision in a format (%.3s) or by the end. */
static void copy_text(char *to, size_t room, const char *from)
{
    size_t used = 0;
    while (*from != '\0') {
        bool whole;
        size_t n = bytes_at(from, &whole);
        if (whole && used + n >= room)
            break;
        if (whole) {
            memcpy(to + used, from, n);
            used += n;
        }
        from += n;
    }
    to[used] = '\0';
}

void *ob_raise(ObExc exc, const char *format, ...)
{
    ob_require_pointer(format);
    ob_require(exc != OB_NO_ERROR, "OB_NO_ERROR is no exception");
    ObError *error = &ob_self()->error;
    char whole[sizeof error->text + 1];
    va_list args;
    va_start(args, format);
    vsnprintf(whole, sizeof whole, format, args);
    va_end(args);
    copy_text(error->text, sizeof error->text, whole);
    error->exc = exc;
    return NULL;
}

void *ob_raise_memory(void)
{
    ob_self()->error = (ObError){ .exc = OB_MEMORY_ERROR };
    return NULL;
}

const char *ob_error_text(void)
{
    return ob_self()->error.text;
}

void ob_error_clear(void)
{
    ob_self()->error.exc = OB_NO_ERROR;
    ob_self()->error.text[0] = '\0';
}

ObError ob_error_take(void)
{
    ObError error = ob_self()->error;
    ob_error_clear();
    return error;
}

void ob_error_restore(const ObError *error)
{
    ob_require_pointer(error);
    ob_self()->error = *error;
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
        [OB_RUNTIME_ERROR] = "RuntimeError",
        [OB_VALUE_ERROR] = "ValueError",
        [OB_ATTRIBUTE_ERROR] = "AttributeError",
        [OB_REFERENCE_ERROR] = "ReferenceError",
    };
    ob_require(exc < sizeof names / sizeof names[0],
               "there is no such exception");
    return names[exc];
}

void ob_unraisable_to(ObUnraisable *hook, void *arg)
{
    ob_self()->interp->unraisable = hook;
    ob_self()->interp->unraisable_arg = arg;
}

void ob_unraisable_in(const char *context)
{
    ob_require_pointer(context);
    const ObInterp *interp = ob_self()->interp;
    ObError error = ob_error_take();
    if (interp->unraisable != NULL) {
        interp->unraisable(&error, context, interp->unraisable_arg);
        ob_error_clear();
        return;
    }
    const char *colon = error.text[0] != '\0' ? ": " : "";
    fprintf(stderr, "%s\n%s%s%s\n", context, ob_exc_name(error.exc),
            colon, error.text);
}

void ob_unraisable(const char *doing, const char *name,
                   const void *address)
{
    ob_require_pointer(doing);
    ob_require_pointer(name);
    char whole[160], context[160];
    snprintf(whole, sizeof whole, "Exception ignored while calling "
             "%s <%.80s object at %p>:", doing, name, address);
    copy_text(context, sizeof context, whole);
    ob_unraisable_in(context);
}

int ob_enter(const char *what)
{
    ob_require_pointer(what);
    if (ob_self()->depth == OB_DEPTH) {
        ob_raise(OB_RECURSION_ERROR,
                 "maximum recursion depth exceeded %s", what);
        return -1;
    }
    ob_self()->depth++;
    return 0;
}

void ob_leave(void)
{
    ob_require(ob_self()->depth > 0, "nothing was entered");
    ob_self()->depth--;
}
