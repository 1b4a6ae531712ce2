/* How often a growing list copies each item, if every growth moves the
 * block: our own list, and two that it is not. */
#include "ouroboros.h"

#include <math.h>
#include <stdlib.h>

static size_t size, copied;     /* of the library's list */

static void *move(void *ctx, void *block, size_t bytes)
{
    (void)ctx;
    copied += size;
    return realloc(block, bytes);
}

static void append_until(ObObject *list, size_t n)
{
    for (; size < n; size++)
        if (ob_list_append(list, ob_none()) < 0)
            exit(1);
}

static size_t one_more(size_t capacity)
{
    return capacity + 1;
}

static size_t twice(size_t capacity)
{
    return capacity == 0 ? 1 : 2 * capacity;
}

static size_t copies(size_t n, size_t (*more)(size_t capacity))
{
    size_t sum = 0;
    for (size_t capacity = 0; capacity < n; capacity = more(capacity))
        sum += capacity;
    return sum;
}

int main(void)
{
    ObAllocator counting = ob_mem_malloc();
    counting.resize = move;
    ObInterp *interp =
        ob_interp_new(&(ObConfig){ .allocator = &counting });
    ObObject *list = interp == NULL ? NULL : ob_list_new();
    if (list == NULL)
        return 1;
    puts("# counted by make bench; the same on every machine");
    puts("items\tby one\tby an eighth\tdoubling");
    for (int k = 4; k <= 24; k++) {
        double n = round(pow(10, k / 4.0));
        append_until(list, (size_t)n);
        printf("%.0f\t%.1f\t%.2f\t%.2f\n", n,
               (double)copies(size, one_more) / n, (double)copied / n,
               (double)copies(size, twice) / n);
    }
    ob_decref(list);
    return ob_interp_free(interp);
}
