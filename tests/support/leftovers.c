#include "leftovers.h"

#include <stdlib.h>
#include <string.h>

typedef struct Held {
    ObObject *op;
    int64_t outside;        /* references that no object holds */
} Held;

static struct {
    Held *held;             /* by address */
    size_t used, capacity;
    bool hidden;
} all;

static int gather(const ObMemInfo *info, void *arg)
{
    (void)arg;
    ObObject *op = info->object;
    if (op == NULL || ob_is_immortal(op))
        return 0;
    if (all.used == all.capacity) {
        all.capacity = 2 * all.capacity + 64;
        all.held = realloc(all.held, all.capacity * sizeof *all.held);
        if (all.held == NULL)
            abort();
    }
    all.held[all.used++] = (Held){ op, ob_refcnt(op) };
    return 0;
}

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Held *)a)->op;
    uintptr_t y = (uintptr_t)((const Held *)b)->op;
    return (x > y) - (x < y);
}

#if CHAPTER >= 2
static int silence(const ObMemInfo *info, void *arg)
{
    (void)arg;
    ObObject *op = info->object;
    if (op != NULL && !ob_is_immortal(op))
        op->flags |= OB_FINALIZED;
    return 0;
}

void silence_all(void)
{
    ob_mem_walk(ob_mem(), silence, NULL);
}

static int subtract(ObObject *op, void *arg)
{
    (void)arg;
    Held *held = bsearch(&(Held){ op, 0 }, all.held, all.used,
                         sizeof *all.held, by_address);
    if (held != NULL)
        held->outside--;
    return 0;
}

static void subtract_names(void)
{
    const ObNamespace *ns = ob_thread_self->interp->namespaces;
    for (; ns != NULL; ns = ns->next)
        for (size_t i = 0; i < ob_namespace_size(ns); i++)
            subtract(ob_namespace_value_borrowed(ns, i), NULL);
#if CHAPTER >= 4
    if (ob_thread_self->interp->gc.garbage != NULL)
        subtract(ob_thread_self->interp->gc.garbage, NULL);
#endif
#if CHAPTER >= 9
    if (ob_thread_self->interp->finalizers != NULL)
        subtract(ob_thread_self->interp->finalizers, NULL);
#endif
}

static void subtract_from_inside(void)
{
    subtract_names();
    for (size_t i = 0; i < all.used; i++) {
        ObObject *op = all.held[i].op;
        if (ob_type(op)->traverse != NULL)
            ob_type(op)->traverse(op, subtract, NULL);
        else if (ob_type(op)->drop_next != NULL)
            all.hidden = true;
    }
}
#else
void silence_all(void)
{
}

static void subtract_from_inside(void)
{
}
#endif

#if defined OB_RECEIPTS && CHAPTER >= 2
static int64_t taken_by_library(ObObject *op)
{
    int64_t n = 0;
    for (const ObReceipt *r = ob_receipts(op); r != NULL; r = r->next)
        n += strstr(r->at.where, "/tests/") == NULL;
    return n;
}

/* What the library took, an object or a name holds. */
static bool library_holds_none(void)
{
    for (size_t i = 0; i < all.used; i++) {
        ObObject *op = all.held[i].op;
        int64_t inside = (int64_t)ob_refcnt(op) - all.held[i].outside;
        if (all.held[i].outside > 0 && taken_by_library(op) > inside)
            return false;
    }
    return true;
}
#else
static bool library_holds_none(void)
{
    return true;
}
#endif

/* None of these can die before we let go of it ourselves. */
static void drop_from_outside(void)
{
    for (size_t i = 0; i < all.used; i++)
        for (; all.held[i].outside > 0; all.held[i].outside--)
            ob_decref(all.held[i].op);
}

#if CHAPTER == 2 || CHAPTER == 3
static int take_one_out(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object, **taken = arg;
    if (op != NULL && ob_type(op)->drop_next != NULL)
        *taken = ob_type(op)->drop_next(op);
    return *taken != NULL;
}

/* There is no collector yet. */
static void take_cycles_apart(void)
{
    ObObject *taken = NULL;
    for (; ob_mem_walk(ob_mem(), take_one_out, &taken); taken = NULL)
        (ob_decref)(taken);
}
#else
static void take_cycles_apart(void)
{
}
#endif

/* False if nobody is there. */
static bool look_around(void)
{
    all.used = 0;
    all.hidden = false;
    ob_mem_walk(ob_mem(), gather, NULL);
    if (all.used == 0)
        return false;
    qsort(all.held, all.used, sizeof *all.held, by_address);
    subtract_from_inside();
    return true;
}

bool library_holds_some(void)
{
    return look_around() && !all.hidden && !library_holds_none();
}

LeftBy drop_leftovers(void)
{
    if (!look_around())
        return LEFT_NONE;
    if (all.hidden)
        return LEFT_HIDDEN;
    if (!library_holds_none())
        return LEFT_BY_LIBRARY;
    drop_from_outside();
    take_cycles_apart();
    return LEFT_NONE;
}

static ObSnapshot *noted[16];
enum { NOTED = sizeof noted / sizeof noted[0] };

static void replace_noted(const ObSnapshot *old, ObSnapshot *shot)
{
    for (int i = 0; i < NOTED; i++)
        if (noted[i] == old) {
            noted[i] = shot;
            return;
        }
}

ObSnapshot *note_snapshot(ObSnapshot *shot)
{
    if (shot != NULL)
        replace_noted(NULL, shot);
    return shot;
}

void free_noted(ObSnapshot *shot)
{
    replace_noted(shot, NULL);
    ob_snapshot_free(shot);
}

void free_all_noted(void)
{
    for (int i = 0; i < NOTED; i++)
        if (noted[i] != NULL)
            free_noted(noted[i]);
}
