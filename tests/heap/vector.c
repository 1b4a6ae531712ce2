/* Another heap, for the tests alone: it shares nothing with src/heap.c
 * but ob_heap.h, and nothing stands before its objects. No links, no
 * marks, no order. That the chapters' tests pass with it, too, proves
 * that the rest of the library knows of a heap only what ob_heap.h
 * says.
 *
 * One vector has all that are tracked. Each place of the heap is a
 * stretch of it, from border[place] to border[place + 1]:
 *
 *   young|middle|old|unreachable|permanent|visited
 *
 * To go to the next stretch, an object changes places with the one at
 * the border; then the border moves past it. Where it is in the vector,
 * an object notes in the upper 24 bits of its flags, which are the
 * heap's while it lives. Index 0 is nobody's: untracked.
 */
#include "ob_heap.h"

#include <inttypes.h>

enum {
    VISITED = OB_PLACES,    /* unreachable; ob_heap_next had it */
    NOWHERE,                /* behind the end of the vector */
    INDEX_SHIFT = 8,
    MOST = 0xFFFFFF         /* objects */
};

typedef struct Entry {
    ObObject *op;
    uint32_t gc_refs;       /* of index 0: anything */
} Entry;

struct ObHeap {
    ObMem *mem;
    Entry *at;                      /* the vector */
    size_t capacity, living;        /* with room for all who live */
    size_t border[NOWHERE + 1];
    int up;                         /* where survivors go */
    ObHeapWatch *watch;
    void *watch_arg;
};

/* The flags of the dying are a link. */
static size_t index_of(const ObObject *op)
{
    return ob_is_heaped(op) && !ob_is_dying(op)
           ? op->flags >> INDEX_SHIFT : 0;
}

static void put(ObHeap *heap, size_t i, Entry entry)
{
    heap->at[i] = entry;
    entry.op->flags = (entry.op->flags & OB_FLAGS)
                      | (uint32_t)i << INDEX_SHIFT;
}

static size_t size_of(const ObHeap *heap, int place)
{
    return heap->border[place + 1] - heap->border[place];
}

static int stretch_of(const ObHeap *heap, const ObObject *op)
{
    int place = VISITED;
    while (place > OB_UNTRACKED && index_of(op) < heap->border[place])
        place--;
    return place;
}

/* --- from stretch to stretch --- */

static void swap(ObHeap *heap, size_t i, size_t j)
{
    Entry entry = heap->at[i];
    put(heap, i, heap->at[j]);
    put(heap, j, entry);
}

/* From stretch `place`, or from just behind it, to another. */
static void carry(ObHeap *heap, ObObject *op, int place, int to)
{
    for (; place < to; place++)
        swap(heap, index_of(op), --heap->border[place + 1]);
    for (; place > to; place--)
        swap(heap, index_of(op), heap->border[place]++);
}

static void carry_all(ObHeap *heap, int from, int to)
{
    assert(from != to);
    while (size_of(heap, from) > 0)
        carry(heap, heap->at[heap->border[from]].op, from, to);
}

void ob_heap_track(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    ob_require(!ob_heap_is_tracked(heap, op), "it is tracked already");
    put(heap, heap->border[NOWHERE], (Entry){ .op = op });
    carry(heap, op, NOWHERE, OB_YOUNG);
}

void ob_heap_untrack(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    if (index_of(op) == 0)
        return;
    carry(heap, op, stretch_of(heap, op), NOWHERE);
    op->flags &= OB_FLAGS;
}

bool ob_heap_is_tracked(const ObHeap *heap, const ObObject *op)
{
    ob_require_heaped(op);
    (void)heap;
    return index_of(op) != 0;
}

ObPlace ob_heap_place(const ObHeap *heap, const ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_pointer(op);
    int place = stretch_of(heap, op);
    return place == VISITED ? OB_UNREACHABLE : (ObPlace)place;
}

void ob_heap_move(ObHeap *heap, ObPlace from, ObPlace to)
{
    ob_require_pointer(heap);
    ob_require_place(from);
    ob_require_place(to);
    ob_require(from != to && from != OB_UNREACHABLE
               && to != OB_UNREACHABLE,
               "the unreachable are a collection's");
    carry_all(heap, (int)from, (int)to);
}

void ob_heap_rewind(ObHeap *heap)
{
    ob_require_pointer(heap);
    carry_all(heap, VISITED, OB_UNREACHABLE);
}

void ob_heap_move_leftovers(ObHeap *heap)
{
    ob_require_pointer(heap);
    ob_heap_rewind(heap);
    carry_all(heap, OB_UNREACHABLE, heap->up);
}

ObObject *ob_heap_next_borrowed(ObHeap *heap)
{
    ob_require_pointer(heap);
    if (size_of(heap, OB_UNREACHABLE) == 0)
        return NULL;
    ObObject *op = heap->at[heap->border[OB_UNREACHABLE]].op;
    carry(heap, op, OB_UNREACHABLE, VISITED);
    return op;
}

int ob_heap_walk(ObHeap *heap, ObPlace place, ObVisit *visit, void *arg)
{
    ob_require_pointer(heap);
    ob_require_pointer(visit);
    int result = 0;
    size_t i = heap->border[place];
    for (; i < heap->border[place + 1] && result == 0; i++)
        result = visit(heap->at[i].op, arg);
    return place == OB_UNREACHABLE && result == 0
           ? ob_heap_walk(heap, (ObPlace)VISITED, visit, arg)
           : result;
}

/* --- birth and death --- */

ObHeap *ob_heap_new(ObMem *mem)
{
    ob_require_pointer(mem);
    ObHeap *heap = ob_mem_raw(&mem->allocator, sizeof *heap);
    if (heap == NULL)
        return NULL;
    *heap = (ObHeap){ .mem = mem, .up = OB_OLDEST };
    for (int place = OB_YOUNG; place <= NOWHERE; place++)
        heap->border[place] = 1;
    return heap;
}

void ob_heap_end(ObHeap *heap)
{
    ob_require_pointer(heap);
    ObAllocator *allocator = &heap->mem->allocator;
    if (heap->at != NULL)
        allocator->free(allocator->ctx, heap->at);
    allocator->free(allocator->ctx, heap);
}

/* Room in the vector for one more, beside index 0. */
static bool make_room(ObHeap *heap)
{
    ObAllocator *allocator = &heap->mem->allocator;
    if (heap->living + 1 < heap->capacity)
        return true;
    size_t capacity = 2 * heap->capacity + 8;
    size_t size = capacity * sizeof heap->at[0];
    Entry *at = heap->living == MOST ? NULL
        : heap->at == NULL ? ob_mem_raw(allocator, size)
        : allocator->resize(allocator->ctx, heap->at, size);
    if (at == NULL)
        return false;
    heap->at = at;
    heap->capacity = capacity;
    return true;
}

/* Tracking needs no room then, and its flags are all zeros. */
ObObject *ob_heap_alloc_at(ObHeap *heap, size_t size, const char *where)
{
    ob_require_pointer(heap);
    ObObject *op = !make_room(heap) ? NULL
        : ob_mem_alloc_behind_at(heap->mem, 0, size, where);
    if (op == NULL)
        return NULL;
    op->flags = 0;
    heap->living++;
    return op;
}

void ob_heap_free(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    ob_heap_untrack(heap, op);
    heap->living--;
    ob_mem_bury(heap->mem, op);
}

void *ob_heap_block_of(ObObject *op)
{
    ob_require_heaped(op);
    return op;
}

bool ob_heap_free_plain(ObHeap *heap)
{
    ob_require_pointer(heap);
    return size_of(heap, OB_UNREACHABLE) == 0;
}

/* --- deduce what is unreachable --- */

static int visit_decref(ObObject *op, void *heap)
{
    ((ObHeap *)heap)->at[index_of(op)].gc_refs--;
    return 0;
}

/* Leaves in gc_refs how many references those from one index to another
 * have, less what they have to each other. In others it means nothing.
 */
static void count_from_outside(ObHeap *heap, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        heap->at[i].gc_refs = ob_refcnt(heap->at[i].op);
    for (size_t i = from; i < to; i++) {
        ObObject *op = heap->at[i].op;
        ob_type(op)->traverse(op, visit_decref, heap);
    }
}

static int visit_reachable(ObObject *op, void *arg)
{
    ObHeap *heap = arg;
    if (stretch_of(heap, op) == OB_UNREACHABLE)
        carry(heap, op, OB_UNREACHABLE, heap->up);
    return 0;
}

static void step(ObHeap *heap, const char *what)
{
    if (heap->watch != NULL)
        heap->watch(heap, what, heap->watch_arg);
}

/* Nothing is reachable until it has been reached. It goes at once where
 * survivors go, to the end, and there `scanned` comes by: that part of
 * the stretch is the queue, and no memory is needed. Returns how many
 * stay unreachable. */
static size_t bring_back_the_reachable(ObHeap *heap)
{
    const size_t *border = heap->border, *end = &border[heap->up + 1];
    size_t i = border[OB_UNREACHABLE], scanned = *end;
    count_from_outside(heap, i, border[OB_UNREACHABLE + 1]);
    step(heap, "references from outside counted");
    for (; i < border[OB_UNREACHABLE + 1]; i++)
        if (heap->at[i].gc_refs > 0)
            carry(heap, heap->at[i].op, OB_UNREACHABLE, heap->up);
    for (; scanned < *end; scanned++) {
        ObObject *op = heap->at[scanned].op;
        ob_type(op)->traverse(op, visit_reachable, heap);
        step(heap, "one examined");
    }
    return size_of(heap, OB_UNREACHABLE);
}

static int may_be_tracked(ObObject *op, void *arg)
{
    (void)arg;
    return ob_is_heaped(op) && (!ob_type(op)->fixed || index_of(op) != 0);
}

/* Of those from an index on to the end of their stretch. */
static void untrack_fixed(ObHeap *heap, size_t from, const size_t *end)
{
    for (size_t i = *end; i-- > from; ) {
        ObObject *op = heap->at[i].op;
        if (ob_type(op)->fixed
            && ob_type(op)->traverse(op, may_be_tracked, NULL) == 0)
            ob_heap_untrack(heap, op);
    }
}

ObDeduced ob_heap_deduce(ObHeap *heap, ObPlace oldest)
{
    ob_require_pointer(heap);
    ob_require(oldest >= OB_YOUNG && oldest <= OB_OLDEST,
               "there is no such generation");
    ob_require(size_of(heap, OB_UNREACHABLE) + size_of(heap, VISITED) == 0,
               "those of the last deduction are still there");
    ObDeduced result;
    for (int place = (int)oldest; place >= OB_YOUNG; place--)
        carry_all(heap, place, OB_UNREACHABLE);
    result.candidates = size_of(heap, OB_UNREACHABLE);
    heap->up = oldest < OB_OLDEST ? (int)oldest + 1 : OB_OLDEST;
    const size_t *end = &heap->border[heap->up + 1];
    size_t survivors = *end;
    result.unreachable = bring_back_the_reachable(heap);
    untrack_fixed(heap, survivors, end);
    result.survivors = *end - survivors;
    return result;
}

size_t ob_heap_deduce_again(ObHeap *heap)
{
    ob_require_pointer(heap);
    ob_heap_rewind(heap);
    return bring_back_the_reachable(heap);
}

/* --- look into the heap --- */

void ob_heap_watch(ObHeap *heap, ObHeapWatch *watch, void *arg)
{
    ob_require_pointer(heap);
    heap->watch = watch;
    heap->watch_arg = arg;
}

void ob_heap_describe(const ObHeap *heap, const ObObject *op,
                      char *text, size_t size)
{
    ob_require_pointer(heap);
    ob_require_pointer(op);
    ob_require_pointer(text);
    if (index_of(op) != 0)
        snprintf(text, size, "in stretch %d", stretch_of(heap, op));
    else
        snprintf(text, size, "untracked");
}

int ob_heap_validate(ObHeap *heap, char *why, size_t size)
{
    ob_require_pointer(heap);
    ob_require_pointer(why);
    size_t first = heap->border[OB_YOUNG], end = heap->border[NOWHERE];
    for (size_t i = first; i < end; i++) {
        const ObObject *op = heap->at[i].op;
        const char *what =
            ob_is_dying(op) || ob_refcnt(op) == 0
            ? "INV-heap-1: tracked and dead"
            : index_of(op) != i ? "INV-heap-1: elsewhere" : NULL;
        if (what != NULL) {
            snprintf(why, size, "%s: %s, count %" PRIu32, what,
                     ob_type(op)->name, ob_refcnt(op));
            return -1;
        }
    }
    count_from_outside(heap, first, end);
    for (size_t i = first; i < end; i++) {
        const ObObject *op = heap->at[i].op;
        if (heap->at[i].gc_refs > ob_refcnt(op)) {
            snprintf(why, size, "INV-heap-2: too many refer to: %s, "
                     "count %" PRIu32, ob_type(op)->name, ob_refcnt(op));
            return -1;
        }
    }
    return 0;
}
