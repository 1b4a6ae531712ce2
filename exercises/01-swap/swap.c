/* Exercise 1.2: Swap    (make exercise EX=01-swap)
 *
 * Exchanges what the names `a` and `b` of `ns` lead to.
 * Returns 0, or -1 with NameError if one of them is not bound.
 */
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    /* Your code. */
    (void)ns;
    (void)a;
    (void)b;
    return 0;
}
