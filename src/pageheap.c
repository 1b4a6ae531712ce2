/* heap: objects in pages, a byte for the place of each, and the
 * deduction of which of them are unreachable.
 *
 * CPython: Python/gc.c
 */
#include "ob_heap.h"
#include "pages.h"

#ifdef OB_HEAP_PAGES
#include <inttypes.h>
#include <string.h>

#define NOWHERE SIZE_MAX

/* --- the page heap --- */

enum {
    CANDIDATE = OB_PLACES,  /* and as many more as were counted */
    FEW = 64,               /* references: fewer can be subtracted */
    INSIDE = 254,           /* as many less as have not been found */
    SPILL_AT = INSIDE - FEW, SPILL = 128, SPILL_SHIFT = 8,
    REACHED = 255,
    STACK = 4096,           /* objects that wait to be scanned */
    CROWD = 256,            /* enough of them to begin */
    QUEUE = 16,             /* those whose memory is on its way */
    AHEAD = 2048            /* bytes */
};

struct ObHeap {
    ObPages pages;          /* where its objects are */
    ObMem *mem;
    uint8_t *state;         /* those of the pages */
    size_t units;           /* so many */
    ObPlace up;             /* where survivors go */
    size_t untracked;       /* survivors that need not be tracked */
    size_t special;         /* of another kind than lists, tuples */
    size_t at;              /* the object that is being looked at */
    size_t again;           /* a page to look at again; NOWHERE */
    size_t next;            /* where ob_heap_next_borrowed goes on */
    ObHeapWatch *watch;
    void *watch_arg;
    size_t waiting;
    uint32_t stack[STACK];
};

/* --- from an object to its byte and back --- */

/* The number of the unit in which op begins: not less than `units`, if
 * it is not in a page. */
static inline size_t index_of(const ObHeap *heap, const void *op)
{
    return (size_t)((const char *)op - heap->pages.base) / UNIT;
}

static inline ObObject *object_at(const ObHeap *heap, size_t i)
{
    return (ObObject *)(heap->pages.base + i * UNIT);
}

static inline uint8_t *state_of(const ObHeap *heap, const void *op)
{
    return ob_state_at(&heap->pages, op);
}

/* --- from page to page --- */

/* The bits of places, or of CANDIDATE to REACHED. */
static inline uint8_t bits(unsigned from, unsigned to)
{
    from = from < CANDIDATE ? from : CANDIDATE;
    to = to < CANDIDATE ? to : CANDIDATE;
    return (uint8_t)((2u << to) - (1u << from));
}

/* The first page from p on that may hold some; or `fresh`. */
static size_t next_page(const ObHeap *heap, size_t p, uint8_t wanted)
{
    const ObPages *pages = &heap->pages;
    uint64_t eight = wanted * UINT64_C(0x0101010101010101), holds;
    while (p < pages->fresh && !(pages->holds[p] & wanted)) {
        memcpy(&holds, &pages->holds[p & ~(size_t)7], sizeof holds);
        p = holds & eight ? p + 1 : (p | 7) + 1;
    }
    return p < pages->fresh ? p : pages->fresh;
}

#define each_page(heap, p, wanted) \
    (size_t p = next_page(heap, 0, wanted); p < (heap)->pages.fresh; \
     p = next_page(heap, p + 1, wanted))

/* --- from cell to cell --- */

static inline size_t first_in(const ObHeap *heap, size_t p)
{
    return p * PAGE_UNITS + heap->pages.table[p].first;
}

static inline size_t cell_of(const ObHeap *heap, size_t p)
{
    return heap->pages.table[p].cell;
}

#define each_cell(heap, p, i) \
    (size_t i = first_in(heap, p), i##_cell = cell_of(heap, p); \
     i < ((p) + 1) * PAGE_UNITS; i += i##_cell)

/* --- write other bytes --- */

/* All bytes of a page from `from` to `to` become `new`. Returns how
 * many they were. (Written so that compilers do it 16 at a time.) */
static unsigned rewrite(uint8_t *state, uint8_t from, uint8_t to,
                        uint8_t new)
{
    uint8_t range = (uint8_t)(to - from);
    uint16_t n = 0;
    for (size_t i = 0; i < PAGE_UNITS; i++) {
        uint8_t above = (uint8_t)(state[i] - from);
        n = (uint16_t)(n + (above <= range));
        state[i] = above <= range ? new : state[i];
    }
    return n;
}

static size_t move_all(ObHeap *heap, uint8_t from, uint8_t to,
                       uint8_t new)
{
    uint8_t old = bits(from, to), *holds = heap->pages.holds;
    size_t sum = 0;
    for each_page(heap, p, old) {
        unsigned n = rewrite(&heap->pages.state[p * PAGE_UNITS],
                             from, to, new);
        holds[p] &= (uint8_t)~old;
        holds[p] |= n > 0 ? bits(new, new) : 0;
        sum += n;
    }
    return sum;
}

/* --- watch the page heap --- */

static void step(ObHeap *heap, const char *what)
{
    if (heap->watch != NULL)
        heap->watch(heap, what, heap->watch_arg);
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
    unsigned state = ob_is_heaped(op) ? *state_of(heap, op) : 0;
    if (state == OB_UNTRACKED)
        snprintf(text, size, "untracked");
    else if (state < CANDIDATE)
        snprintf(text, size, "in place %u", state);
    else if (state < SPILL_AT)
        snprintf(text, size, "counted %u", state - CANDIDATE
                 + (op->flags >> SPILL_SHIFT) * SPILL);
    else if (state < REACHED)
        snprintf(text, size, "counted %u", op->refcnt + state - INSIDE);
    else
        snprintf(text, size, "reached");
}

/* --- what a collection looks at --- */

/* In registers, whatever is written. */
typedef struct Look {
    ObHeap *heap;
    const char *base;
    uint8_t *state;
    size_t units, at;
} Look;

static inline Look look_of(ObHeap *heap)
{
    return (Look){ heap, heap->pages.base, heap->state, heap->units,
                   heap->at };
}

/* --- show references --- */

typedef void Touch(Look look, ObObject *op);

/* Has each reference touched, by us or by a visit of its traverse.
 * Returns whether by us. */
static inline bool show(Look look, ObObject *op, Touch *touch,
                        ObVisit *visit)
{
    const ObType *type = ob_type(op);
    if (type->layout.size == 0) {
        type->traverse(op, visit, look.heap);
        return false;
    }
    ObObject **items = ob_items_at(op, type);
    for (size_t n = *ob_size_at(op, type); n-- > 0; )
        touch(look, items[n]);
    return true;
}

/* --- fetch what is looked at soon --- */

/* A function that does no more than that would be left out. */
#ifdef __GNUC__
#define fetch(at) \
    do { __builtin_prefetch(at); __asm__ volatile(""); } while (0)
#else
#define fetch(at) ((void)(at))
#endif

static inline void fetch_items(const ObHeap *heap, size_t i)
{
    ObObject *op = object_at(heap, i);
    const ObType *type = ob_type(op);
    if (type->layout.away)
        fetch(ob_items_at(op, type));
}

/* Objects that are soon looked at by who looks at them in order. */
static inline void fetch_ahead(const ObHeap *heap, size_t i)
{
    fetch(heap->pages.base + i * UNIT + AHEAD);
}

/* --- count the references from inside --- */

#define require_counted(holds) \
    ob_require(holds, \
               "more references lead to an object than it counts")

static inline void count_one(Look look, ObObject *op)
{
    size_t i = (size_t)((char *)op - look.base) / UNIT;
    if (i >= look.units || look.state[i] < CANDIDATE)
        return;
    require_counted(look.state[i] < INSIDE);
    if (++look.state[i] == SPILL_AT) {
        look.state[i] -= SPILL;
        op->flags += 1u << SPILL_SHIFT;
    }
}

static int visit_count(ObObject *op, void *heap)
{
    ob_require_shown(op);
    count_one(look_of(heap), op);
    return 0;
}

/* From here on the byte says what is missing, if these are few. */
static inline void know_count(uint8_t *state, const ObObject *op)
{
    if (op->refcnt >= FEW)
        return;
    require_counted(*state - (uint32_t)CANDIDATE <= op->refcnt);
    *state += (uint8_t)(INSIDE - CANDIDATE - op->refcnt);
}

static void count_inside(ObHeap *heap)
{
    const Look look = look_of(heap);
    for each_page(heap, p, bits(CANDIDATE, REACHED))
        for each_cell(heap, p, i)
            if (look.state[i] >= CANDIDATE) {
                fetch_ahead(heap, i);
                ObObject *op = object_at(heap, i);
                know_count(&look.state[i], op);
                if (!show(look, op, count_one, visit_count))
                    heap->special++;
            }
}

/* --- who is held from outside --- */

/* What did not fit into the byte, which is wiped up. */
static inline uint32_t take_spill(ObObject *op)
{
    uint32_t spill = op->flags >> SPILL_SHIFT;
    if (spill != 0)
        op->flags &= OB_FLAGS;
    return spill * SPILL;
}

/* Whether a candidate is reached, or has more references than were
 * counted. */
static inline bool is_held(Look look, size_t i)
{
    if (look.state[i] >= SPILL_AT)
        return look.state[i] != INSIDE;
    ObObject *op = object_at(look.heap, i);
    uint32_t inside = look.state[i] - (uint32_t)CANDIDATE;
    inside += take_spill(op);
    require_counted(inside <= op->refcnt);
    look.state[i] = INSIDE;
    return op->refcnt > inside;
}

/* --- which survivors need no tracking --- */

static int may_be_tracked(ObObject *op, void *heap)
{
    if (!ob_is_heaped(op))
        return 0;
    return !ob_type(op)->fixed || *state_of(heap, op) != OB_UNTRACKED;
}

/* Not if it cannot change and what it holds is not tracked. CPython:
 * untrack_tuples */
static bool needs_tracking(ObHeap *heap, ObObject *op)
{
    const ObType *type = ob_type(op);
    return !type->fixed
           || ob_show(op, may_be_tracked, heap) != 0;
}

/* --- reach what is held --- */

static void let_wait(ObHeap *heap, size_t i)
{
    if (heap->waiting < STACK)
        heap->stack[heap->waiting++] = (uint32_t)i;
    else if (i / PAGE_UNITS < heap->again)
        heap->again = i / PAGE_UNITS;
}

/* What lies ahead is only marked: we shall come by. What lies behind
 * waits; where there is no room to wait, we come by again. */
static inline void reach_one(Look look, ObObject *op)
{
    size_t i = (size_t)((char *)op - look.base) / UNIT;
    if (i >= look.units || look.state[i] < CANDIDATE
        || look.state[i] == REACHED)
        return;
    look.state[i] = REACHED;
    if (i <= look.at)
        let_wait(look.heap, i);
}

static int visit_reach(ObObject *op, void *heap)
{
    reach_one(look_of(heap), op);
    return 0;
}

static inline void scan(Look look, size_t i)
{
    ObHeap *heap = look.heap;
    ObObject *op = object_at(heap, i);
    look.state[i] = (uint8_t)heap->up;
    (void)take_spill(op);
    if (!show(look, op, reach_one, visit_reach))
        heap->special--;
    if (ob_type(op)->fixed && !needs_tracking(heap, op)) {
        look.state[i] = OB_UNTRACKED;
        heap->untracked++;
    }
}

/* scan what waits */
static void scan_waiting(Look look)
{
    ObHeap *heap = look.heap;
    uint32_t queue[QUEUE];
    size_t in = 0, out = 0;
    while (heap->waiting > 0 || in != out) {
        while (heap->waiting > 0 && in - out < QUEUE) {
            uint32_t i = heap->stack[--heap->waiting];
            fetch(object_at(heap, i));
            queue[in++ % QUEUE] = i;
        }
        if (in - out > QUEUE / 2)
            fetch_items(heap, queue[(out + QUEUE / 2) % QUEUE]);
        scan(look, queue[out++ % QUEUE]);
    }
}

/* --- sweep over the candidates --- */

static inline void examine(Look look, size_t i)
{
    if (!is_held(look, i))
        return;
    fetch_ahead(look.heap, i);
    look.at = look.heap->at = i;
    scan(look, i);
    if (look.heap->waiting >= CROWD)
        scan_waiting(look);
}

static void sweep_page(ObHeap *heap, size_t p)
{
    const Look look = look_of(heap);
    heap->pages.holds[p] |= bits(heap->up, heap->up);
    for each_cell(heap, p, i)
        if (look.state[i] >= CANDIDATE) {
            examine(look, i);
            step(heap, "one examined");
        }
}

static void sweep(ObHeap *heap, size_t p)
{
    uint8_t candidates = bits(CANDIDATE, REACHED);
    p = next_page(heap, p, candidates);
    for (; p < heap->pages.fresh; p = next_page(heap, p, candidates))
        sweep_page(heap, p++);
    heap->at = NOWHERE;             /* all of them are behind us */
    scan_waiting(look_of(heap));
}

/* As ob_heap_walk. */
static inline int walk(const ObHeap *heap, ObPlace place,
                       ObVisit *visit, void *arg)
{
    int result = 0;
    for each_page(heap, p, bits(place, place))
        for each_cell(heap, p, i)
            if (heap->state[i] == place) {
                fetch_ahead(heap, i);
                result = visit(object_at(heap, i), arg);
                if (result != 0)
                    return result;
            }
    return 0;
}

/* --- one unreachable object after the other, on pages --- */

/* Where the cell after that at i is, or the next page. */
static size_t cell_after(const ObHeap *heap, size_t i)
{
    size_t p = i / PAGE_UNITS, next = i + heap->pages.table[p].cell;
    return next / PAGE_UNITS == p ? next : (p + 1) * PAGE_UNITS;
}

/* The first object in `place` from cell *i on, which becomes the next
 * cell; NULL: there is none. */
static ObObject *next_in(const ObHeap *heap, size_t *i, ObPlace place)
{
    for (;;) {
        size_t p = next_page(heap, *i / PAGE_UNITS, bits(place, place));
        if (p == heap->pages.fresh)
            return NULL;
        if (p != *i / PAGE_UNITS || *i % PAGE_UNITS == 0)
            *i = first_in(heap, p);
        size_t at = *i;
        *i = cell_after(heap, at);
        if (heap->state[at] == place)
            return object_at(heap, at);
    }
}

static inline bool is_empty(const ObHeap *heap, ObPlace place)
{
    size_t i = 0;
    return next_in(heap, &i, place) == NULL;
}

void ob_heap_rewind(ObHeap *heap)
{
    ob_require_pointer(heap);
    heap->next = 0;
}

ObObject *ob_heap_next_borrowed(ObHeap *heap)
{
    ob_require_pointer(heap);
    return next_in(heap, &heap->next, OB_UNREACHABLE);
}

void ob_heap_move_leftovers(ObHeap *heap)
{
    ob_require_pointer(heap);
    move_all(heap, OB_UNREACHABLE, OB_UNREACHABLE, (uint8_t)heap->up);
}

/* --- deduce on pages --- */

static ObDeduced deduce_in(ObHeap *heap, uint8_t from, uint8_t to)
{
    ObDeduced result;
    heap->untracked = heap->special = 0;
    result.candidates = move_all(heap, from, to, CANDIDATE);
    step(heap, "candidates marked");
    count_inside(heap);
    step(heap, "references from inside counted");
    heap->again = NOWHERE;
    sweep(heap, 0);
    while (heap->again != NOWHERE) {
        size_t again = heap->again;
        heap->again = NOWHERE;
        sweep(heap, again);
    }
    result.unreachable = move_all(heap, CANDIDATE, REACHED,
                                  OB_UNREACHABLE);
    result.survivors = result.candidates - result.unreachable
                       - heap->untracked;
    return result;
}

ObDeduced ob_heap_deduce(ObHeap *heap, ObPlace oldest)
{
    ob_require_pointer(heap);
    ob_require(oldest >= OB_YOUNG && oldest <= OB_OLDEST,
               "there is no such generation");
    ob_require(is_empty(heap, OB_UNREACHABLE),
               "those of the last deduction are still there");
    heap->up = oldest < OB_OLDEST ? oldest + 1 : OB_OLDEST;
    return deduce_in(heap, OB_YOUNG, (uint8_t)oldest);
}

size_t ob_heap_deduce_again(ObHeap *heap)
{
    ob_require_pointer(heap);
    return deduce_in(heap, OB_UNREACHABLE, OB_UNREACHABLE).unreachable;
}

/* --- room on pages --- */

ObHeap *ob_heap_new(ObMem *mem)
{
    ob_require_pointer(mem);
    ObHeap *heap = ob_mem_raw(&mem->allocator, sizeof *heap);
    if (heap == NULL)
        return NULL;
    *heap = (ObHeap){ .mem = mem, .up = OB_OLDEST };
    if (!ob_pages_start(&heap->pages, mem->allocator)) {
        mem->allocator.free(mem->allocator.ctx, heap);
        return NULL;
    }
    mem->allocator = ob_pages_allocator(&heap->pages);
    mem->pages = mem->check ? NULL : &heap->pages;
    heap->state = heap->pages.state;
    heap->units = heap->pages.size / UNIT;
    return heap;
}

void ob_heap_end(ObHeap *heap)
{
    ob_require_pointer(heap);
    ob_pages_end(&heap->pages);
    heap->mem->allocator = heap->pages.large;
    heap->mem->pages = NULL;
    heap->pages.large.free(heap->pages.large.ctx, heap);
}

ObObject *ob_heap_alloc_at(ObHeap *heap, size_t size, const char *where)
{
    ob_require_pointer(heap);
    heap->pages.housing = true;
    ObObject *op = ob_mem_alloc_behind_at(heap->mem, 0, size, where);
    heap->pages.housing = false;
    /* a checking memory puts as much before each object */
    if (op != NULL && heap->mem->check) {
        ObPage *page = ob_page_of(&heap->pages, op);
        size_t i = index_of(heap, op) % PAGE_UNITS;
        page->first = (uint16_t)(i % page->cell);
    }
    return op;
}

void *ob_heap_block_of(ObObject *op)
{
    ob_require_heaped(op);
    return op;
}

void ob_heap_free(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    *state_of(heap, op) = OB_UNTRACKED;
    ob_mem_bury(heap->mem, op);
}

/* --- track and untrack on pages --- */

bool ob_heap_is_tracked(const ObHeap *heap, const ObObject *op)
{
    ob_require_heaped(op);
    return *state_of(heap, op) != OB_UNTRACKED;
}

void ob_heap_track(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    ob_require(!ob_heap_is_tracked(heap, op), "it is tracked already");
    ob_make_young(&heap->pages, op);
}

void ob_heap_untrack(ObHeap *heap, ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_heaped(op);
    *state_of(heap, op) = OB_UNTRACKED;
}

ObPlace ob_heap_place(const ObHeap *heap, const ObObject *op)
{
    ob_require_pointer(heap);
    ob_require_pointer(op);
    return ob_is_heaped(op) ? (ObPlace)*state_of(heap, op)
                            : OB_UNTRACKED;
}

/* --- look into the page heap --- */

void ob_heap_move(ObHeap *heap, ObPlace from, ObPlace to)
{
    ob_require_pointer(heap);
    ob_require_place(from);
    ob_require_place(to);
    ob_require(from != to && from != OB_UNREACHABLE
               && to != OB_UNREACHABLE,
               "the unreachable are a collection's");
    move_all(heap, (uint8_t)from, (uint8_t)from, (uint8_t)to);
}

int ob_heap_walk(ObHeap *heap, ObPlace place, ObVisit *visit, void *arg)
{
    ob_require_pointer(heap);
    ob_require_pointer(visit);
    ob_require_place(place);
    return walk(heap, place, visit, arg);
}

/* --- free the plain in pages --- */

enum { LEFT = CANDIDATE };      /* until others of them are free */

static inline bool is_garbage(const ObHeap *heap, const ObObject *op)
{
    size_t i = index_of(heap, op);
    return i < heap->units && (heap->state[i] == OB_UNREACHABLE
                               || heap->state[i] == LEFT);
}

/* Lets go of what is no garbage. But what dies of that stays, in front.
 * Returns how many these are. */
static inline size_t drop_others(const ObHeap *heap, ObObject *op)
{
    ObObject **items = ob_items_at(op, ob_type(op));
    size_t *size = ob_size_at(op, ob_type(op)), n = *size, kept = 0;
    for (size_t k = 0; k < n; k++) {
        if (is_garbage(heap, items[k]) || ob_is_immortal(items[k]))
            continue;
        if (items[k]->refcnt > 1)
            ob_decref(items[k]);
        else
            items[kept++] = items[k];
    }
    *size = kept;
    return kept;
}

/* Frees op, or leaves it, held by nobody but us, with what dies of it.
 * What is free keeps its byte: others may refer to it. */
static int free_or_leave(ObObject *op, void *arg)
{
    ObHeap *heap = arg;
    if (drop_others(heap, op) > 0) {
        op->refcnt = 1;
        *state_of(heap, op) = LEFT;
        heap->pages.holds[index_of(heap, op) / PAGE_UNITS]
            |= bits(LEFT, LEFT);
        return 0;
    }
    ObObject **items = ob_items_at(op, ob_type(op));
    if (ob_type(op)->layout.away && items != NULL)
        ob_give_back(heap->mem, items);
    /* bury what is plain */
    #ifdef NDEBUG
    ob_give_back(heap->mem, op);
    #else
    ob_mem_bury(heap->mem, op);
    #endif
    return 0;
}

static int let_go(ObObject *op, void *arg)
{
    (void)arg;
    ob_decref(op);
    return 0;
}

bool ob_heap_free_plain(ObHeap *heap)
{
    ob_require_pointer(heap);
    if (heap->watch != NULL || heap->special > 0)
        return false;
    walk(heap, OB_UNREACHABLE, free_or_leave, heap);
    move_all(heap, OB_UNREACHABLE, OB_UNREACHABLE, OB_UNTRACKED);
    move_all(heap, LEFT, LEFT, OB_UNREACHABLE);
    walk(heap, OB_UNREACHABLE, let_go, NULL);
    return true;
}

/* --- check the page heap --- */

static int broken(char *why, size_t size, const char *what,
                  const ObObject *op)
{
    snprintf(why, size, "%s: %s, count %" PRIu32, what,
             ob_type(op)->name, ob_refcnt(op));
    return -1;
}

typedef struct Check {
    const ObHeap *heap;
    ObObject *found;
} Check;

static int is_dead(ObObject *op, void *arg)
{
    if (ob_is_heaped(op) && !ob_is_dying(op) && ob_refcnt(op) > 0)
        return 0;
    ((Check *)arg)->found = op;
    return 1;
}

/* One more in the upper flags, up to the count, which is enough; 1 when
 * that is reached already. */
static int visit_add(ObObject *op, void *arg)
{
    Check *check = arg;
    ob_require_shown(op);
    if (!ob_is_heaped(op)
        || *state_of(check->heap, op) == OB_UNTRACKED)
        return 0;
    uint32_t counted = op->flags >> SPILL_SHIFT;
    if (counted == op->refcnt) {
        check->found = op;
        return 1;
    }
    if (counted < UINT32_MAX >> SPILL_SHIFT)
        op->flags += 1u << SPILL_SHIFT;
    return 0;
}

static int add_all(ObObject *op, void *check)
{
    return ob_show(op, visit_add, check);
}

static int wipe(ObObject *op, void *arg)
{
    (void)arg;
    op->flags &= OB_FLAGS;
    return 0;
}

/* Calls visit for each tracked object, wherever it is. */
static int walk_all(ObHeap *heap, ObVisit *visit, void *arg)
{
    int result = 0;
    for (int p = OB_YOUNG; p < OB_PLACES && result == 0; p++)
        result = ob_heap_walk(heap, (ObPlace)p, visit, arg);
    return result;
}

int ob_heap_validate(ObHeap *heap, char *why, size_t size)
{
    ob_require_pointer(heap);
    ob_require_pointer(why);
    Check check = { heap, NULL };
    if (walk_all(heap, is_dead, &check) != 0)
        return broken(why, size, "INV-heap-1: tracked and dead",
                      check.found);
    int result = walk_all(heap, add_all, &check);
    walk_all(heap, wipe, NULL);
    return result == 0 ? 0
           : broken(why, size, "INV-heap-2: too many refer to",
                    check.found);
}
#endif
