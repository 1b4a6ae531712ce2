/* lifecycle: starts the layers, the lowest first, and stops them.
 *
 * CPython: Python/pylifecycle.c
 */
#include "ob_lifecycle.h"
#include "ob_inspect.h"
#include "ob_gc.h"

#include <string.h>

static int start_layers(ObInterp *interp)
{
    if (ob_gc_start(interp) < 0)
        return -1;
    return ob_int_start(interp);
}

static void stop_layers(ObInterp *interp)
{
    ob_str_stop(interp);
    ob_int_stop(interp);
}

ObInterp *ob_interp_new(const ObConfig *config)
{
    ObConfig c = config != NULL ? *config : (ObConfig){ 0 };
    ObAllocator allocator = c.allocator != NULL ? *c.allocator
                                                : ob_mem_malloc();
    ObInterp *interp = allocator.alloc(allocator.ctx, sizeof *interp);
    if (interp == NULL)
        return NULL;
    *interp = (ObInterp){ .mem = ob_mem_new(allocator, c.debug_mem) };
    interp->main.interp = interp;
    ob_thread_self = &interp->main;
    interp->gc.stress = c.stress;
    if (start_layers(interp) == 0)
        return interp;
    ob_interp_free(interp);
    return NULL;
}

void ob_interp_clear(ObInterp *interp)
{
    assert(ob_thread_self == &interp->main);
    while (interp->namespaces != NULL) {
        ObNamespace *oldest = interp->namespaces;
        while (oldest->next != NULL)
            oldest = oldest->next;
        ob_namespace_free(oldest);
    }
    /* collect what only holds itself */
    ob_gc_stop(interp);
}

static int give_back(const ObMemInfo *info, void *arg)
{
    *(void **)arg = info->block;
    return 1;
}

int ob_interp_free(ObInterp *interp)
{
    ob_interp_clear(interp);
    /* say who never let go */
    ob_leaks_report(stderr);
    stop_layers(interp);
    ObMem *mem = &interp->mem;
    int result = ob_mem_blocks(mem) == 0 ? 0 : -1;
    ob_mem_report(mem, stderr);
    for (void *block; ob_mem_walk(mem, give_back, &block) != 0; )
        ob_mem_free(mem, block);
    ObAllocator allocator = mem->allocator;
    /* give back what the layers had of their own */
    if (interp->heap != NULL)
        ob_heap_end(interp->heap);
    ob_thread_self = NULL;
    allocator.free(allocator.ctx, interp);
    return result;
}
