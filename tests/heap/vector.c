/* Another heap, for the tests alone: it shares nothing with src/heap.c
 * but ob_heap.h. No links, no marks, no order. That the chapters' tests
 * pass with it, too, proves that the rest of the library knows of a
 * heap only what ob_heap.h says.
 *
 * One vector has all containers. Each place of the heap is a stretch of
 * it, from border[place] to border[place + 1]:
 *
 *   untracked|young|middle|old|unreachable|permanent|visited
 *
 * To go to the next stretch, an object changes places with the one at
 * the border; then the border moves past it. Index 0 is nobody's, so
 * who was not born here, and has a head of zeros, counts as untracked.
 */
#include "ob_heap.h"

#include <inttypes.h>

enum {
    VISITED = OB_PLACES,    /* unreachable; ob_heap_next had it */
    NOWHERE                 /* behind the end of the vector */
};

struct ObHeap {
    ObMem *mem;
    ObObject **at;                  /* the vector */
    size_t capacity;
    size_t border[NOWHERE + 1];
    int up;                         /* where survivors go */
    ObHeapWatch *watch;
    void *watch_arg;
};

static uintptr_t *index_of(const ObObject *op)
{
    return &((ObHead *)op - 1)->next;
}

static uintptr_t *gc_refs(const ObObject *op)
{
    return &((ObHead *)op - 1)->prev;
}

static size_t size_of(const ObHeap *heap, int place)
{
    return heap->border[place + 1] - heap->border[place];
}

static int stretch_of(const ObHeap *heap, const ObObject *op)
{
    int place = VISITED;
    while (place > OB_UNTRACKED && *index_of(op) < heap->border[place])
        place--;
    return place;
}

/* --- from stretch to stretch --- */

static void swap(ObHeap *heap, ObObject *op, size_t i)
{
    ObObject *other = heap->at[i];
    size_t j = *index_of(op);
    heap->at[i] = op;
    heap->at[j] = other;
    *index_of(op) = i;
    *index_of(other) = j;
}

static void carry(ObHeap *heap, ObObject *op, int to)
{
    int place = stretch_of(heap, op);
    for (; place < to; place++)
        swap(heap, op, --heap->border[place + 1]);
    for (; place > to; place--)
        swap(heap, op, heap->border[place]++);
}

static void carry_all(ObHeap *heap, int from, int to)
{
    assert(from != to);
    while (size_of(heap, from) > 0)
        carry(heap, heap->at[heap->border[from]], to);
}

void ob_heap_track(ObHeap *heap, ObObject *op)
{
    assert(!ob_heap_is_tracked(heap, op));
    carry(heap, op, OB_YOUNG);
}

void ob_heap_untrack(ObHeap *heap, ObObject *op)
{
    assert(ob_heap_is_tracked(heap, op));
    carry(heap, op, OB_UNTRACKED);
}

bool ob_heap_is_tracked(const ObHeap *heap, const ObObject *op)
{
    return *index_of(op) >= heap->border[OB_YOUNG];
}

ObPlace ob_heap_place(const ObHeap *heap, const ObObject *op)
{
    int place = stretch_of(heap, op);
    return place == VISITED ? OB_UNREACHABLE : (ObPlace)place;
}

void ob_heap_move(ObHeap *heap, ObPlace from, ObPlace to)
{
    ob_heap_rewind(heap);
    carry_all(heap, (int)from, (int)to);
}

void ob_heap_rewind(ObHeap *heap)
{
    carry_all(heap, VISITED, OB_UNREACHABLE);
}

ObObject *ob_heap_next_borrowed(ObHeap *heap)
{
    if (size_of(heap, OB_UNREACHABLE) == 0)
        return NULL;
    ObObject *op = heap->at[heap->border[OB_UNREACHABLE]];
    carry(heap, op, VISITED);
    return op;
}

int ob_heap_walk(ObHeap *heap, ObPlace place, ObVisit *visit, void *arg)
{
    int result = 0;
    size_t i = heap->border[place];
    for (; i < heap->border[place + 1] && result == 0; i++)
        result = visit(heap->at[i], arg);
    return place == OB_UNREACHABLE && result == 0
           ? ob_heap_walk(heap, (ObPlace)VISITED, visit, arg)
           : result;
}

/* --- birth and death --- */

ObHeap *ob_heap_new(ObMem *mem)
{
    ObAllocator *allocator = &mem->allocator;
    ObHeap *heap = allocator->alloc(allocator->ctx, sizeof *heap);
    if (heap == NULL)
        return NULL;
    *heap = (ObHeap){ .mem = mem };
    for (int place = OB_UNTRACKED; place <= NOWHERE; place++)
        heap->border[place] = 1;
    return heap;
}

void ob_heap_end(ObHeap *heap)
{
    ObAllocator *allocator = &heap->mem->allocator;
    if (heap->at != NULL)
        allocator->free(allocator->ctx, heap->at);
    allocator->free(allocator->ctx, heap);
}

static bool make_room(ObHeap *heap)
{
    ObAllocator *allocator = &heap->mem->allocator;
    if (heap->border[NOWHERE] < heap->capacity)
        return true;
    size_t capacity = 2 * heap->capacity + 8;
    size_t size = capacity * sizeof heap->at[0];
    ObObject **at = heap->at == NULL
        ? allocator->alloc(allocator->ctx, size)
        : allocator->resize(allocator->ctx, heap->at, size);
    if (at == NULL)
        return false;
    heap->at = at;
    heap->capacity = capacity;
    return true;
}

/* Who is untracked has an index, too: tracking needs no room. */
ObObject *ob_heap_alloc_at(ObHeap *heap, size_t size, const char *where)
{
    if (size > PTRDIFF_MAX - sizeof(ObHead) || !make_room(heap))
        return NULL;
    ObHead *head = ob_mem_alloc_at(heap->mem, OB_MEM_OBJECT,
                                   sizeof *head + size, where);
    if (head == NULL)
        return NULL;
    ObObject *op = (ObObject *)(head + 1);
    size_t last = heap->border[NOWHERE]++;
    *head = (ObHead){ .next = last };
    heap->at[last] = op;
    carry(heap, op, OB_UNTRACKED);
    return op;
}

void ob_heap_free(ObHeap *heap, ObObject *op)
{
    carry(heap, op, NOWHERE);
    ob_mem_free(heap->mem, (ObHead *)op - 1);
}

/* --- deduce what is unreachable --- */

static int visit_decref(ObObject *op, void *arg)
{
    (void)arg;
    if (ob_is_tracked(op))
        --*gc_refs(op);
    return 0;
}

/* Leaves in gc_refs how many references those from one index to another
 * have, less what they have to each other. In others it means nothing.
 */
static void count_from_outside(ObHeap *heap, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        *gc_refs(heap->at[i]) = ob_refcnt(heap->at[i]);
    for (size_t i = from; i < to; i++)
        ob_type(heap->at[i])->traverse(heap->at[i], visit_decref, NULL);
}

static int visit_reachable(ObObject *op, void *arg)
{
    ObHeap *heap = arg;
    if (ob_is_container(op) && stretch_of(heap, op) == OB_UNREACHABLE)
        carry(heap, op, heap->up);
    return 0;
}

static void step(ObHeap *heap, const char *what)
{
    if (heap->watch != NULL)
        heap->watch(heap, what, heap->watch_arg);
}

/* Nothing is reachable until it has been reached. It goes at once where
 * survivors go, to the end, and there `scanned` comes by: that part of
 * the stretch is the queue, and no memory is needed. */
static void bring_back_the_reachable(ObHeap *heap)
{
    const size_t *border = heap->border, *end = &border[heap->up + 1];
    size_t i = border[OB_UNREACHABLE], scanned = *end;
    count_from_outside(heap, i, border[OB_UNREACHABLE + 1]);
    step(heap, "references from outside counted");
    for (; i < border[OB_UNREACHABLE + 1]; i++)
        if (*gc_refs(heap->at[i]) > 0)
            carry(heap, heap->at[i], heap->up);
    for (; scanned < *end; scanned++) {
        ObObject *op = heap->at[scanned];
        ob_type(op)->traverse(op, visit_reachable, heap);
        if (!ob_needs_tracking(op))
            ob_heap_untrack(heap, op);
        step(heap, "one examined");
    }
}

ObDeduced ob_heap_deduce(ObHeap *heap, ObPlace oldest)
{
    ObDeduced result;
    assert(size_of(heap, OB_UNREACHABLE) + size_of(heap, VISITED) == 0);
    for (int place = (int)oldest; place >= OB_YOUNG; place--)
        carry_all(heap, place, OB_UNREACHABLE);
    result.candidates = size_of(heap, OB_UNREACHABLE);
    heap->up = oldest < OB_OLDEST ? (int)oldest + 1 : OB_OLDEST;
    size_t before = size_of(heap, heap->up);
    bring_back_the_reachable(heap);
    result.unreachable = size_of(heap, OB_UNREACHABLE);
    result.survivors = size_of(heap, heap->up) - before;
    return result;
}

/* --- look into the heap --- */

void ob_heap_watch(ObHeap *heap, ObHeapWatch *watch, void *arg)
{
    heap->watch = watch;
    heap->watch_arg = arg;
}

void ob_heap_describe(const ObHeap *heap, const ObObject *op,
                      char *text, size_t size)
{
    if (ob_is_container(op) && ob_heap_is_tracked(heap, op))
        snprintf(text, size, "in stretch %d", stretch_of(heap, op));
    else
        snprintf(text, size, "untracked");
}

int ob_heap_validate(ObHeap *heap, char *why, size_t size)
{
    size_t first = heap->border[OB_YOUNG], end = heap->border[NOWHERE];
    count_from_outside(heap, first, end);
    for (size_t i = first; i < end; i++) {
        const ObObject *op = heap->at[i];
        const char *what =
            *index_of(op) != i ? "INV-heap-1: elsewhere"
            : op->flags & OB_DYING || ob_refcnt(op) == 0
            ? "INV-heap-1: tracked and dead"
            : *gc_refs(op) > ob_refcnt(op)
            ? "INV-heap-2: too many refer to" : NULL;
        if (what != NULL) {
            snprintf(why, size, "%s: %s, count %" PRIu32, what,
                     ob_type(op)->name, ob_refcnt(op));
            return -1;
        }
    }
    return 0;
}
