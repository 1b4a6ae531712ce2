#include "support.h"

#undef ob_mem_fail_nth

static bool refusing;

void refuse_nth(unsigned long n)
{
    refusing = n > 0;
    ob_mem_fail_nth(ob_mem(), n);
}

void refuse_no_more(void)
{
    refusing = false;
}

bool in_the_middle(void)
{
    bool middle = false;
#if CHAPTER >= 2
    middle = middle || ob_thread_self->deaths > 0;
#endif
#if CHAPTER >= 3
    middle = middle || ob_thread_self->depth > 0;
#endif
#if CHAPTER >= 4
    middle = middle || ob_thread_self->interp->gc.collecting;
#endif
    return middle;
}

static void end_if_refused(const char *what, int line)
{
    if (refusing && ob_error() == OB_MEMORY_ERROR && !in_the_middle()
        && !library_holds_some())
        fail_msg("line %d: no memory for %s", line, what);
}

void *made_at(void *result, const char *what, int line)
{
    if (result == NULL)
        end_if_refused(what, line);
    return result;
}

int done_at(int result, const char *what, int line)
{
    if (result < 0)
        end_if_refused(what, line);
    return result;
}
