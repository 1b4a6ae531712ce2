/* lifecycle: starts the layers, the lowest first, and stops them.
 *
 * CPython: Python/pylifecycle.c
 */
#include "ob_lifecycle.h"
#include "ob_inspect.h"
#include "ob_gc.h"
#include "ob_weak.h"
#include "ob_thread.h"

#include <string.h>

static int start_layers(ObInterp *interp)
{
    if (ob_gc_start(interp) < 0)
        return -1;
    if (ob_thread_start(interp) < 0)
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
    ob_require(allocator.alloc != NULL && allocator.resize != NULL
               && allocator.free != NULL,
               "the allocator lacks alloc, resize or free");
    ObInterp *interp = ob_mem_raw(&allocator, sizeof *interp);
    if (interp == NULL)
        return NULL;
    *interp = (ObInterp){ .mem = ob_mem_new(allocator, c.debug_mem) };
    interp->main.interp = interp;
    ObThread *before = ob_thread_swap(&interp->main);
    interp->gc.stress = c.stress;
    if (start_layers(interp) == 0)
        return interp;
    ob_interp_free(interp);
    ob_thread_swap(before);
    return NULL;
}

static ObNamespace *oldest_namespace(const ObInterp *interp)
{
    ObNamespace *ns = interp->namespaces;
    while (ns->next != NULL)
        ns = ns->next;
    return ns;
}

/* Returns whether there was anything to let go of. */
static bool let_go_once(ObInterp *interp)
{
    size_t n = 0;
    const ObNamespace *ns = interp->namespaces;
    for (; ns != NULL; ns = ns->next)
        n++;
    bool found = n > 0;
    for (; n > 0 && interp->namespaces != NULL; n--)
        ob_namespace_free(oldest_namespace(interp));
    /* let go of what was registered */
    found |= ob_finalize_stop(interp);
    if (interp->gil != NULL)
        found |= ob_thread_wait(interp);
    /* collect what only holds itself */
    found |= ob_gc_stop(interp);
    return found;
}

enum { LAST_ROUNDS = 100 };

/* Those who speak last may make more; but not for ever. */
static void let_go(ObInterp *interp)
{
    /* wait for its other threads */
    if (interp->gil != NULL)
        ob_thread_wait(interp);
    /* nobody ends it in the middle of something */
    if (interp->main.deaths > 0)
        ob_fatal("ob_interp_free",
                 "last words cannot end the interpreter");
    if (interp->main.depth > 0)
        ob_fatal("ob_interp_free",
                 "who is asked cannot end the interpreter");
    if (interp->gc.collecting)
        ob_fatal("ob_interp_free",
                 "a collection cannot end the interpreter");
    if (interp->calling != NULL)
        ob_fatal("ob_interp_free",
                 "a pending call cannot end the interpreter");
    /* call what waits for the end */
    ob_finalize_exit(interp);
    /* collect what is garbage already */
    if (interp->heap != NULL && interp->gc.enabled)
        ob_gc_collect();
    for (int i = 0; i < LAST_ROUNDS && let_go_once(interp); i++)
        ;
}

/* A public function says its own name when there is no interpreter, or
 * no more. */
#define require_interp(interp) \
    (ob_require_pointer(interp), \
     ob_require((interp)->main.interp == (interp), \
                "the interpreter is free already"))

void ob_interp_clear(ObInterp *interp)
{
    require_interp(interp);
    ObThread *before = ob_thread_swap(&interp->main);
    let_go(interp);
    ob_thread_swap(before);
}

static int give_back(const ObMemInfo *info, void *arg)
{
    *(void **)arg = info->block;
    return 1;
}

/* Reports the blocks that are left, and gives them back. */
static int report_blocks(ObMem *mem)
{
    int result = ob_mem_blocks(mem) == 0 ? 0 : -1;
    ob_mem_report(mem, stderr);
    for (void *block; ob_mem_walk(mem, give_back, &block) != 0; )
        ob_mem_free(mem, block);
    return result;
}

int ob_interp_free(ObInterp *interp)
{
    require_interp(interp);
    ObThread *before = ob_thread_swap(&interp->main);
    let_go(interp);
    /* say who never let go */
    if (interp->mem.check)
        ob_leaks_report(stderr);
    stop_layers(interp);
    int result = report_blocks(&interp->mem);
    ob_mem_end(&interp->mem);
    /* give back what the layers had of their own */
    if (interp->gil != NULL)
        ob_thread_stop(interp);
    /* give back the heap */
    if (interp->heap != NULL)
        ob_heap_end(interp->heap);
    ObAllocator allocator = interp->mem.allocator;
    ob_thread_swap(before == &interp->main ? NULL : before);
    interp->main.interp = NULL;
    allocator.free(allocator.ctx, interp);
    return result;
}
