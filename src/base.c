/* base: the end of a program that misuses the library.
 *
 * CPython: Py_FatalError, Python/pylifecycle.c
 */
#include "ob_base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ob_fatal(const char *function, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t size = strlen(function);
    if (size > 3 && strcmp(function + size - 3, "_at") == 0)
        size -= 3;      /* what a macro of that name calls */
    fprintf(stderr, "ouroboros: %.*s: ", (int)size, function);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
