/* heap: objects in doubly linked rings, one for each place, and the
 * deduction of which of them are unreachable.
 *
 * CPython: Python/gc.c
 */
#include "ob_heap.h"

#ifndef OB_HEAP_PAGES           /* there is another, in chapter 12 */
#include <inttypes.h>

/* What stands before each object in the heap: the heap's secret.
 * All zeros: untracked, and never written to. */
typedef struct ObHead {
    uintptr_t next, prev;       /* links, most of the time */
} ObHead;

/* --- the struct of a heap --- */

struct ObHeap {
    ObMem *mem;
    ObHead ring[OB_PLACES];     /* the objects in each place */
    ObHead *survivors;          /* the ring that they went to */
    ObHead *cursor;             /* what ob_heap_next_borrowed returns */
    ObHeapWatch *watch;
    void *watch_arg;
};

/* from an object to its head and back */

static ObHead *head_of(const ObObject *op)
{
    return (ObHead *)op - 1;
}

static ObObject *object_of(ObHead *head)
{
    return (ObObject *)(head + 1);
}

/* rings */

/* Marks in the links, during a deduction only. In `next`: it was set
 * apart. In `prev`: it is a candidate, and was not yet found to be
 * reachable. */
#define NEXT_UNREACHABLE ((uintptr_t)1)
#define NEXT_MARKS NEXT_UNREACHABLE
#define PREV_COLLECTING ((uintptr_t)1)
#define PREV_MARKS PREV_COLLECTING
enum { REFS_SHIFT = 1 };

static ObHead *next_of(const ObHead *head)
{
    return (ObHead *)(head->next & ~NEXT_MARKS);
}

static ObHead *prev_of(const ObHead *head)
{
    return (ObHead *)(head->prev & ~PREV_MARKS);
}

static void link_heads(ObHead *a, ObHead *b)
{
    a->next = (uintptr_t)b;
    b->prev = (uintptr_t)a;
}

static void make_empty(ObHead *ring)
{
    link_heads(ring, ring);
}

static inline bool is_empty(const ObHead *ring)
{
    return next_of(ring) == ring;
}

static void append(ObHead *ring, ObHead *head)
{
    link_heads(prev_of(ring), head);
    link_heads(head, ring);
}

/* Appends all of `from`, which is empty then. */
static void append_all(ObHead *ring, ObHead *from)
{
    if (is_empty(from))
        return;
    link_heads(prev_of(ring), next_of(from));
    link_heads(prev_of(from), ring);
    make_empty(from);
}

ObHeap *ob_heap_new(ObMem *mem)
{
    ob_require_pointer(mem);
    ObHeap *heap = ob_mem_raw(&mem->allocator, sizeof *heap);
    if (heap == NULL)
        return NULL;
    *heap = (ObHeap){ .mem = mem };
    for (int i = 0; i < OB_PLACES; i++)
        make_empty(&heap->ring[i]);
    ob_heap_rewind(heap);
    return heap;
}

void ob_heap_end(ObHeap *heap)
{
    ob_require_pointer(heap);
    ObAllocator *allocator = &heap->mem->allocator;
    allocator->free(allocator->ctx, heap);
}

/* --- room in the heap --- */

ObObject *ob_heap_alloc_at(ObHeap *heap, size_t size,
                           const char *where)
{
    ob_require_pointer(heap);
    ObHead *head = ob_mem_alloc_behind_at(heap->mem, sizeof *head,
                                          size, where);
    if (head == NULL)
        return NULL;
    *head = (ObHead){ 0 };
    return object_of(head);
}

void *ob_heap_block_of(ObObject *op)
{
    ob_require_heaped(op);
    return head_of(op);
}

void ob_heap_free(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    ob_heap_untrack(heap, op);
    ob_mem_bury(heap->mem, head_of(op));
}

bool ob_heap_free_plain(ObHeap *heap)
{
    ob_require_pointer(heap);
    return is_empty(&heap->ring[OB_UNREACHABLE]);
}

/* --- track and untrack --- */

bool ob_heap_is_tracked(const ObHeap *heap, const ObObject *op)
{
    ob_require_heaped(op);
    (void)heap;
    return head_of(op)->next != 0;
}

void ob_heap_track(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    ob_require(!ob_heap_is_tracked(heap, op), "it is tracked already");
    append(&heap->ring[OB_YOUNG], head_of(op));
}

void ob_heap_untrack(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    ObHead *head = head_of(op);
    if (head->next == 0)
        return;
    if (heap->cursor == head)
        heap->cursor = next_of(head);
    link_heads(prev_of(head), next_of(head));
    *head = (ObHead){ 0 };
}

/* --- deduce what is unreachable --- */

/* who is a candidate */
static bool is_candidate(const ObObject *op)
{
    return ob_is_heaped(op) && head_of(op)->prev & PREV_COLLECTING;
}

static void step(ObHeap *heap, const char *what)
{
    if (heap->watch != NULL)
        heap->watch(heap, what, heap->watch_arg);
}

/* copy the counts */

static void set_gc_refs(ObHead *head, uintptr_t n)
{
    head->prev = n << REFS_SHIFT | PREV_COLLECTING;
}

/* Afterwards `prev` of each has the mark of a candidate, and
 * gc_refs, which is its count, so not 0. Only the ring's own `prev`
 * is still a link. Returns how many they are. */
static size_t update_refs(ObHead *ring)
{
    size_t n = 0;
    ObHead *h = next_of(ring);
    for (; h != ring; h = next_of(h), n++)
        set_gc_refs(h, ob_refcnt(object_of(h)));
    return n;
}

/* subtract the references from inside */

static uintptr_t gc_refs(const ObHead *head)
{
    return head->prev >> REFS_SHIFT;
}

static int visit_decref(ObObject *op, void *arg)
{
    (void)arg;
    ob_require_shown(op);
    if (is_candidate(op)) {
        ob_require(gc_refs(head_of(op)) > 0,
                   "more references lead to an object than it counts");
        head_of(op)->prev -= (uintptr_t)1 << REFS_SHIFT;
    }
    return 0;
}

/* Afterwards gc_refs is the number of references from outside. */
static void subtract_refs(ObHead *ring)
{
    for (ObHead *h = next_of(ring); h != ring; h = next_of(h)) {
        ObObject *op = object_of(h);
        ob_type(op)->traverse(op, visit_decref, NULL);
    }
}

/* bring back what is held */

/* From the unreachable to the end of `ring`. Its `prev` is a link
 * then: gc_refs is to be set anew. */
static void bring_back(ObHead *head, ObHead *ring)
{
    ObHead *prev = prev_of(head), *next = next_of(head);
    prev->next = (uintptr_t)next | NEXT_UNREACHABLE;
    next->prev = (uintptr_t)prev | (next->prev & PREV_MARKS);
    append(ring, head);
}

/* Something reachable refers to op. If op is a candidate, it is in
 * `ring` afterwards, with a gc_refs of 1. */
static int visit_reachable(ObObject *op, void *ring)
{
    if (!is_candidate(op))
        return 0;
    ObHead *head = head_of(op);
    if (head->next & NEXT_UNREACHABLE)
        bring_back(head, ring);
    set_gc_refs(head, 1);
    return 0;
}

/* set the unreachable apart */

/* From `before`, whom it follows, to the end of the unreachable.
 * The `prev` of the next one holds gc_refs, and stays. If it was
 * the last, the loop is over, and the ring's own `prev`, which still
 * names it, is set anew by the last line of move_unreachable. */
static void set_apart(ObHead *head, ObHead *before,
                      ObHead *unreachable)
{
    ObHead *last = prev_of(unreachable);
    before->next = head->next;
    last->next = (uintptr_t)head | NEXT_UNREACHABLE;
    head->prev = (uintptr_t)last | PREV_COLLECTING;
    head->next = (uintptr_t)unreachable | NEXT_UNREACHABLE;
    unreachable->prev = (uintptr_t)head;
}

/* Afterwards those in `ring` can be reached from outside, have no
 * mark, and are linked both ways. The others are in `unreachable`,
 * marked. */
static void move_unreachable(ObHeap *heap, ObHead *ring,
                             ObHead *unreachable)
{
    ObHead *before = ring;
    /* Before each round:
     * - From the ring's head to `before`: found reachable. They have no
     *   mark and are linked both ways. The candidates that they refer
     *   to are in the ring.
     * - From h on: to be examined. `next` is a link, `prev` holds
     *   gc_refs: 0 as long as nobody outside, or up to `before`, refers
     *   to them. The ring's own `prev` leads to the last of them.
     * - In `unreachable`: examined, and nobody outside, or up to
     *   `before`, refers to them. Both links are links, and marked. */
    for (ObHead *h = next_of(ring); h != ring; h = next_of(before)) {
        if (gc_refs(h) > 0) {
            ObObject *op = object_of(h);
            ob_type(op)->traverse(op, visit_reachable, ring);
            h->prev = (uintptr_t)before;
            before = h;
        } else
            set_apart(h, before, unreachable);
        step(heap, "one examined");
    }
    ring->prev = (uintptr_t)before;
}

/* Takes the marks off those that stayed; returns their number. */
static size_t wipe_marks(ObHead *unreachable)
{
    size_t n = 0;
    unreachable->next &= ~NEXT_MARKS;
    ObHead *h = next_of(unreachable);
    for (; h != unreachable; h = next_of(h), n++) {
        h->next &= ~NEXT_MARKS;
        h->prev &= ~PREV_MARKS;
    }
    return n;
}

/* CPython: deduce_unreachable, Python/gc.c */
static ObDeduced deduce_in(ObHeap *heap, ObHead *ring,
                           ObHead *unreachable)
{
    ObDeduced result;
    assert(is_empty(unreachable));
    /* Nobody may join the ring or leave it from here on, until the
     * marks are wiped off: `prev` is no link, or no clean one. */
    result.candidates = update_refs(ring);
    step(heap, "counts copied");
    subtract_refs(ring);
    step(heap, "references from inside subtracted");
    move_unreachable(heap, ring, unreachable);
    result.unreachable = wipe_marks(unreachable);
    result.survivors = result.candidates - result.unreachable;
    return result;
}

/* untrack what cannot be in a cycle */

/* whether it needs to be tracked */

static int may_be_tracked(ObObject *op, void *heap)
{
    if (ob_is_heaped(op) && ob_type(op)->fixed)
        return ob_heap_is_tracked(heap, op);
    return ob_is_heaped(op);
}

/* Not if it cannot change and what it holds is not tracked. */
static bool needs_tracking(ObHeap *heap, ObObject *op)
{
    const ObType *type = ob_type(op);
    return !type->fixed
           || type->traverse(op, may_be_tracked, heap) != 0;
}

/* CPython: untrack_tuples. Returns how many it took out. */
static size_t untrack_fixed(ObHeap *heap, ObHead *ring)
{
    size_t n = 0;
    for (ObHead *h = next_of(ring), *next; h != ring; h = next) {
        next = next_of(h);
        if (!needs_tracking(heap, object_of(h))) {
            ob_heap_untrack(heap, object_of(h));
            n++;
        }
    }
    return n;
}

ObDeduced ob_heap_deduce(ObHeap *heap, ObPlace oldest)
{
    ob_require_pointer(heap);
    ob_require(oldest >= OB_YOUNG && oldest <= OB_OLDEST,
               "there is no such generation");
    ObHead *ring = &heap->ring[oldest];
    ob_require(is_empty(&heap->ring[OB_UNREACHABLE]),
               "those of the last deduction are still there");
    heap->survivors = ring;
    /* gather the younger */
    for (ObPlace p = OB_YOUNG; p < oldest; p++)
        append_all(ring, &heap->ring[p]);
    ObDeduced result = deduce_in(heap, ring,
                                 &heap->ring[OB_UNREACHABLE]);
    /* let the survivors grow older */
    result.survivors -= untrack_fixed(heap, ring);
    if (oldest != OB_OLDEST)
        heap->survivors = ring + 1;
    if (heap->survivors != ring)
        append_all(heap->survivors, ring);
    return result;
}

/* --- one unreachable object after the other --- */

void ob_heap_rewind(ObHeap *heap)
{
    ob_require_pointer(heap);
    heap->cursor = next_of(&heap->ring[OB_UNREACHABLE]);
}

ObObject *ob_heap_next_borrowed(ObHeap *heap)
{
    ob_require_pointer(heap);
    ObHead *head = heap->cursor;
    if (head == &heap->ring[OB_UNREACHABLE])
        return NULL;
    heap->cursor = next_of(head);
    return object_of(head);
}

void ob_heap_move_leftovers(ObHeap *heap)
{
    ob_require_pointer(heap);
    append_all(heap->survivors, &heap->ring[OB_UNREACHABLE]);
}

size_t ob_heap_deduce_again(ObHeap *heap)
{
    ob_require_pointer(heap);
    ObHead *ring = &heap->ring[OB_UNREACHABLE], still;
    if (next_of(ring) == ring)
        return 0;
    make_empty(&still);
    ObDeduced again = deduce_in(heap, ring, &still);
    append_all(heap->survivors, ring);
    append_all(ring, &still);
    return again.unreachable;
}

/* --- look into the heap --- */

void ob_heap_move(ObHeap *heap, ObPlace from, ObPlace to)
{
    ob_require_pointer(heap);
    ob_require_place(from);
    ob_require_place(to);
    ob_require(from != to && from != OB_UNREACHABLE
               && to != OB_UNREACHABLE,
               "the unreachable are a collection's");
    append_all(&heap->ring[to], &heap->ring[from]);
}

int ob_heap_walk(ObHeap *heap, ObPlace place, ObVisit *visit, void *arg)
{
    ob_require_pointer(heap);
    ob_require_pointer(visit);
    ob_require_place(place);
    ObHead *ring = &heap->ring[place];
    int result = 0;
    ObHead *h = next_of(ring);
    for (; h != ring && result == 0; h = next_of(h))
        result = visit(object_of(h), arg);
    return result;
}

static bool is_ring(const ObHeap *heap, const ObHead *h)
{
    return (uintptr_t)h - (uintptr_t)heap->ring < sizeof heap->ring;
}

/* A ring does not know who is in it: we go round until we are back in
 * one of the places. */
ObPlace ob_heap_place(const ObHeap *heap, const ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_pointer(op);
    if (!ob_is_heaped(op) || !ob_heap_is_tracked(heap, op))
        return OB_UNTRACKED;
    const ObHead *h = next_of(head_of(op));
    while (!is_ring(heap, h))
        h = next_of(h);
    return (ObPlace)(h - heap->ring);
}

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
    const ObHead *head = head_of(op);
    if (!ob_is_heaped(op) || !ob_heap_is_tracked(heap, op))
        snprintf(text, size, "untracked");
    else if (head->next & NEXT_UNREACHABLE)
        snprintf(text, size, "tentatively unreachable");
    else if (head->prev & PREV_COLLECTING)
        snprintf(text, size, "gc_refs %zu", (size_t)gc_refs(head));
    else
        snprintf(text, size, "reachable");
}

/* check the heap */

static int broken(char *why, size_t size, const char *what,
                  const ObObject *op)
{
    snprintf(why, size, "%s: %s, count %" PRIu32, what,
             ob_type(op)->name, ob_refcnt(op));
    return -1;
}

static int check_ring(ObHead *ring, char *why, size_t size)
{
    for (ObHead *h = next_of(ring); h != ring; h = next_of(h)) {
        ObObject *op = object_of(h);
        if (prev_of(next_of(h)) != h || prev_of(h)->next != (uintptr_t)h
            || h->prev & PREV_MARKS)
            return broken(why, size, "INV-heap-1: a torn ring at", op);
        if (!ob_is_heaped(op) || ob_is_dying(op)
            || ob_refcnt(op) == 0)
            return broken(why, size, "INV-heap-1: tracked and dead",
                          op);
    }
    return 0;
}

/* One reference fewer in the copy; 1 when there was none left. */
static int visit_deduct(ObObject *op, void *arg)
{
    ob_require_shown(op);
    if (is_candidate(op) && gc_refs(head_of(op)) == 0) {
        *(ObObject **)arg = op;
        return 1;
    }
    return visit_decref(op, NULL);
}

/* The links back, where the copies of the counts have been. */
static void restore_prev(ObHead *ring)
{
    ObHead *before = ring, *h = next_of(ring);
    for (; h != ring; before = h, h = next_of(h))
        h->prev = (uintptr_t)before;
}

/* The first object that more tracked objects refer to than it has
 * references; NULL: there is none. */
static ObObject *find_short(ObHeap *heap)
{
    ObObject *found = NULL;
    for (int i = OB_YOUNG; i < OB_PLACES; i++)
        update_refs(&heap->ring[i]);
    for (int i = OB_YOUNG; i < OB_PLACES && found == NULL; i++) {
        ObHead *ring = &heap->ring[i], *h = next_of(ring);
        for (; h != ring && found == NULL; h = next_of(h)) {
            ObObject *op = object_of(h);
            ob_type(op)->traverse(op, visit_deduct, &found);
        }
    }
    for (int i = OB_YOUNG; i < OB_PLACES; i++)
        restore_prev(&heap->ring[i]);
    return found;
}

int ob_heap_validate(ObHeap *heap, char *why, size_t size)
{
    ob_require_pointer(heap);
    ob_require_pointer(why);
    for (int i = OB_YOUNG; i < OB_PLACES; i++)
        if (check_ring(&heap->ring[i], why, size) < 0)
            return -1;
    const ObObject *found = find_short(heap);
    return found == NULL ? 0
           : broken(why, size, "INV-heap-2: too many refer to", found);
}
#endif
