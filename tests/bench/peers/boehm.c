/* Boehm's conservative collector for C. Nobody counts: who is not held
 * is forgotten, and a collection finds it. */
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

#include <gc.h>


typedef struct Pair {
    const void *type;
    size_t size;
    void **items;
} *Obj;

static void *made(void *block)
{
    if (block == NULL)
        exit(1);
    return block;
}

static struct Pair nothing;
#define none (&nothing)

static inline Obj pair(Obj a, Obj b)
{
    Obj list = made(GC_MALLOC(sizeof *list));
    void **items = made(GC_MALLOC(2 * sizeof *items));
    items[0] = a;
    items[1] = b;
    list->type = "list";
    list->size = 2;
    list->items = items;
    return list;
}

static inline void put(Obj list, int i, Obj x)
{
    list->items[i] = x;
}

static inline void drop(Obj x)
{
    __asm__ volatile("" : : "r"(x) : "memory");
}

static Obj *room(size_t n)
{
    Obj *r = made(GC_MALLOC_UNCOLLECTABLE(n * sizeof *r));
    memset(r, 1, n * sizeof *r);
    memset(r, 0, n * sizeof *r);
    return r;
}

static void room_end(Obj *r, size_t n)
{
    (void)n;
    GC_FREE(r);
}

static Obj root(Obj *r, size_t n)
{
    Obj list = pair(none, none);
    list->size = n;
    list->items = made(GC_MALLOC(n * sizeof *list->items));
    memcpy(list->items, r, n * sizeof *list->items);
    return list;
}

static bool disabled;

/* GC_gcollect does nothing while the collector is disabled. */
static void collect(void)
{
    if (disabled)
        GC_enable();
    GC_gcollect();
    if (disabled)
        GC_disable();
}

static void automatic(bool on)
{
    if (on && disabled)
        GC_enable();
    if (!on && !disabled)
        GC_disable();
    disabled = !on;
}

static inline void checkpoint(void)
{
}

static inline Obj small(size_t i)
{
    (void)i;
    return none;
}

#include "work.h"

static const Work works[] = { WORK_FOR_ALL, { NULL, NULL } };

int main(int argc, char *argv[])
{
    need(argc == 3, "usage: boehm WORKLOAD N");
    GC_INIT();
    return run_work(works, argv[1], strtoull(argv[2], NULL, 10));
}
