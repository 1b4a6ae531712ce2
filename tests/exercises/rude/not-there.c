// REFUSED: not_there is used, and there is no such function
#define _GNU_SOURCE
#include "swap.h"
int not_there(void);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    return not_there();
    return 0;
}
