/* base: the end of a program that misuses the library.
 *
 * CPython: Py_FatalError, Python/pylifecycle.c
 */
#include "ob_base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void ob_fatal(const char *function, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "ouroboros: %s: ", function);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
