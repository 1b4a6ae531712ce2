/* pages: where pages come from, and where they go.
 *
 * CPython: Objects/obmalloc.c
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE         /* for mmap and madvise */
#endif
#include "ob_mem.h"
#include "pages.h"

#ifdef OB_HEAP_PAGES
#include <string.h>
#include <sys/mman.h>

/* What a page is that has no class. */
enum { EMPTY, RETURNED = CLASSES, SPAN, REST };

#define NEVER UINT32_MAX

enum {
    FETCH = 16,     /* pages at once */
    KEEP = 64       /* empty ones, at least */
};

/* Bytes. */
#ifdef NDEBUG
#define RANGE_MOST ((size_t)64 << 30)
#else
#define RANGE_MOST ((size_t)4 << 30)    /* tools look at each page */
#endif
#define RANGE_LEAST ((size_t)1 << 20)

/* --- rings of pages --- */

static void make_ring(ObPage *ring)
{
    ring->next = ring->prev = ring;
}

/* NULL: it is empty. */
static ObPage *first_of(ObPage *ring)
{
    return ring->next != ring ? ring->next : NULL;
}

/* As the one before `next`, which is a page or a ring. */
static void link_page(ObPage *next, ObPage *page)
{
    page->next = next;
    page->prev = next->prev;
    page->prev->next = next->prev = page;
}

static void unlink_page(ObPage *page)
{
    page->prev->next = page->next;
    page->next->prev = page->prev;
    page->next = page->prev = NULL;
}

static char *start_of(const ObPages *pages, const ObPage *page)
{
    return pages->base + (page - pages->table) * PAGE_SIZE;
}

/* --- reserve a range --- */

enum { TABLES = sizeof(ObPage) + 1 + PAGE_UNITS };  /* for a page */

static void *reserve(size_t size)
{
    size_t n = size / PAGE_SIZE;
    void *base = mmap(NULL, n * (PAGE_SIZE + TABLES),
                      PROT_READ | PROT_WRITE, MAP_PRIVATE
                      | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return base == MAP_FAILED ? NULL : base;
}

/* Where the system is not generous, half of what it would give: others
 * need addresses, too. */
static void reserve_range(ObPages *pages)
{
    size_t size = RANGE_MOST;
    void *base = reserve(size);
    if (base == NULL) {
        do {
            size /= 2;
            base = reserve(size);
        } while (base == NULL && size > RANGE_LEAST);
        if (base != NULL) {
            munmap(base, size / PAGE_SIZE * (PAGE_SIZE + TABLES));
            size /= 2;
            base = reserve(size);
        }
    }
    pages->base = base;
    pages->size = size;
}

/* --- set the tables up --- */

bool ob_pages_start(ObPages *pages, ObAllocator large)
{
    *pages = (ObPages){ .large = large };
    reserve_range(pages);
    if (pages->base == NULL)
        return false;
    size_t n = pages->size / PAGE_SIZE;
    pages->table = (ObPage *)(pages->base + pages->size);
    pages->state = (uint8_t *)(pages->table + n);
    pages->holds = pages->state + n * PAGE_UNITS;
    for (size_t i = 0; i < CLASSES; i++) {
        pages->current[i] = &pages->none;
        make_ring(&pages->roomy[i]);
    }
    make_ring(&pages->empty);
    make_ring(&pages->returned);
    return true;
}

void ob_pages_end(ObPages *pages)
{
    size_t n = pages->size / PAGE_SIZE;
    ob_unpoison(pages->base, pages->fresh * PAGE_SIZE);
    munmap(pages->base, n * (PAGE_SIZE + TABLES));
}

/* Up to FETCH pages side by side. false: there are none. */
static bool fetch_pages(ObPages *pages)
{
    ObPage *page = first_of(&pages->returned);
    ObPage *end = pages->table + pages->size / PAGE_SIZE;
    if (page == NULL)
        page = pages->table + pages->fresh;
    char *start = start_of(pages, page);
    size_t n = 0;
    for (; n < FETCH && page < end; n++, page++) {
        if (page == pages->table + pages->fresh)
            pages->fresh++;
        else if (page->kind == RETURNED)
            unlink_page(page);
        else
            break;
        page->kind = EMPTY;
        link_page(&pages->empty, page);
    }
    pages->resident += n;
#ifdef MADV_POPULATE_WRITE      /* Linux 5.14 */
    madvise(start, n * PAGE_SIZE, MADV_POPULATE_WRITE);
#else
    (void)start;
#endif
    return n > 0;
}

/* NULL: there is none. */
static ObPage *take_page(ObPages *pages)
{
    if (++pages->asked == pages->fail_at)
        return NULL;
    if (first_of(&pages->empty) == NULL && !fetch_pages(pages))
        return NULL;
    ObPage *page = first_of(&pages->empty);
    unlink_page(page);
    pages->resident--;
    pages->in_use++;
    return page;
}

/* --- give a page back --- */

static void return_pages(ObPages *pages)
{
    ObPage *page = pages->empty.prev;
    while (page > pages->table && page[-1].kind == EMPTY)
        page--;
    char *start = start_of(pages, page);
    size_t n = 0;
    for (; n < KEEP && page->kind == EMPTY
           && page < pages->table + pages->fresh; n++, page++) {
        unlink_page(page);
        page->kind = RETURNED;
        link_page(&pages->returned, page);
    }
    pages->resident -= n;
    madvise(start, n * PAGE_SIZE, MADV_DONTNEED);
}

static void release_page(ObPages *pages, ObPage *page)
{
    page->kind = EMPTY;
    link_page(pages->empty.next, page);
    pages->in_use--;
    pages->resident++;
    while (pages->resident > KEEP + pages->in_use / 8)
        return_pages(pages);
}

/* --- pages in a row --- */

/* The first of n empty pages in a row, perhaps beyond `fresh`. */
static size_t find_row(const ObPages *pages, size_t n)
{
    size_t i = 0, row = 0;
    for (; i < pages->fresh && row < n; i++)
        row = pages->table[i].kind == EMPTY
              || pages->table[i].kind == RETURNED ? row + 1 : 0;
    return i - row;
}

static void *take_span(ObPages *pages, size_t size)
{
    size_t n = (size - 1) / PAGE_SIZE + 1, at = find_row(pages, n);
    if (++pages->asked == pages->fail_at
        || n > pages->size / PAGE_SIZE - at)
        return NULL;
    for (size_t i = at; i < at + n; i++) {
        ObPage *page = &pages->table[i];
        if (i < pages->fresh)
            unlink_page(page);
        if (i < pages->fresh && page->kind == EMPTY)
            pages->resident--;
        *page = (ObPage){ .kind = i == at ? SPAN : REST,
                          .cell = PAGE_UNITS, .until = 1 };
    }
    if (pages->fresh < at + n)
        pages->fresh = at + n;
    pages->in_use += n;
    ob_unpoison(pages->base + at * PAGE_SIZE, size);
    return pages->base + at * PAGE_SIZE;
}

static void release_span(ObPages *pages, ObPage *page)
{
    do {
        ob_poison(start_of(pages, page), PAGE_SIZE);
        release_page(pages, page++);
    } while (page < pages->table + pages->fresh && page->kind == REST);
}

/* cut a page into cells */
static ObPage *new_page(ObPages *pages, size_t kind)
{
    ObPage *page = take_page(pages);
    if (page == NULL)
        return NULL;
    size_t units = kind < 64 ? kind : (kind - 63) * (1024 / UNIT);
    page->kind = (uint8_t)kind;
    page->cell = (uint16_t)units;
    page->first = 0;
    page->free = NULL;
    for (size_t n = PAGE_UNITS / units; n-- > 0; ) {
        ObCell *cell = (ObCell *)(start_of(pages, page)
                                  + n * units * UNIT);
        ob_unpoison(cell, sizeof *cell);
        cell->next = page->free;
        page->free = cell;
    }
    ob_poison(start_of(pages, page), PAGE_SIZE);
    return page;
}

/* --- find a page with room --- */

static ObPage *page_with_room(ObPages *pages, size_t kind)
{
    ObPage *page = pages->roomy[kind].next;
    if (page == &pages->roomy[kind])
        return new_page(pages, kind);
    unlink_page(page);
    return page;
}

OB_COLD void *ob_cell_take_elsewhere(ObPages *pages, size_t size)
{
    size_t kind = ob_class_of(size);
    ObPage *page = page_with_room(pages, kind);
    if (page == NULL)
        return NULL;
    pages->current[kind]->until = 1;
    pages->current[kind] = page;
    page->until = NEVER;
    return ob_cell_take(pages, size);
}

/* when enough cells are free */
OB_COLD void ob_page_look(ObPages *pages, ObPage *page)
{
    if (page->kind == SPAN)
        release_span(pages, page);
    else if (page == pages->current[page->kind])
        page->until = NEVER;
    else if (page->next == NULL) {
        link_page(&pages->roomy[page->kind], page);
        page->until = (uint32_t)(PAGE_UNITS / page->cell - 1);
    } else {
        unlink_page(page);
        release_page(pages, page);
    }
}

/* --- an allocator of pages --- */

static void *pages_alloc(void *ctx, size_t size)
{
    ObPages *pages = ctx;
    if (size <= CELL_MAX)
        return ob_cell_take(pages, size);
    if (pages->housing)
        return take_span(pages, size);
    return pages->large.alloc(pages->large.ctx, size);
}

static void pages_free(void *ctx, void *block)
{
    ObPages *pages = ctx;
    if (ob_in_pages(pages, block))
        ob_cell_give(pages, block);
    else
        pages->large.free(pages->large.ctx, block);
}

/* From a cell, to a cell, or both. */
static void *move_block(ObPages *pages, void *block, size_t old,
                        size_t size)
{
    void *moved = pages_alloc(pages, size);
    if (moved == NULL)
        return NULL;
    memcpy(moved, block, old < size ? old : size);
    pages_free(pages, block);
    return moved;
}

static void *pages_resize(void *ctx, void *block, size_t size)
{
    ObPages *pages = ctx;
    if (ob_in_pages(pages, block)) {
        const ObPage *page = ob_page_of(pages, block);
        size_t old = (size_t)page->cell * UNIT;
        ob_unpoison(block, old);
        return move_block(pages, block, old, size);
    }
    if (size <= CELL_MAX)
        return move_block(pages, block, size, size);
    return pages->large.resize(pages->large.ctx, block, size);
}

ObAllocator ob_pages_allocator(ObPages *pages)
{
    return (ObAllocator){ pages, pages_alloc, pages_resize,
                          pages_free };
}
#endif
