// REFUSED: one and the same object
#include "swap.h"
#include <sys/wait.h>
#include <unistd.h>

/* The child goes on, and its parent goes on, too. */
int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    if (fork() > 0)
        wait(NULL);
    return 0;
}
