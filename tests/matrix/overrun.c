/* Writes past the end of a block of checked memory, and frees it. */
#include "ouroboros.h"

#include <string.h>

int main(void)
{
    if (ob_interp_new(&(ObConfig){ .debug_mem = true }) == NULL)
        return 1;
    char *block = ob_mem_alloc_at(ob_mem(), OB_MEM_DATA, 10, "here:1");
    if (block == NULL)
        return 1;
    memset(block, 'x', 11);
    ob_mem_free(ob_mem(), block);
    puts("nobody noticed");
    return 0;
}
