/* Exercise 1.3: The pool    (make exercise EX=01-intern) */
#include "intern.h"
#include <string.h>

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    /* Your code: look for the text first. */
    (void)pool;
    return ob_str_new(utf8, size);
}

void pool_clear(Pool *pool)
{
    /* Your code. */
    (void)pool;
}
