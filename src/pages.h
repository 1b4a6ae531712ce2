/* pages: memory in pages of equal cells, in one range of addresses. For
 * mem and heap, and for the short ways past them.
 *
 * CPython: Objects/obmalloc.c, Include/internal/pycore_obmalloc.h
 */
#ifndef OB_PAGES_H
#define OB_PAGES_H

#include "ob_mem.h"

#ifdef OB_HEAP_PAGES
enum {
    UNIT = 16,                  /* bytes */
    PAGE_SIZE = 16384,
    PAGE_UNITS = PAGE_SIZE / UNIT,
    CELL_MAX = 8192,
    CLASSES = 72
};

/* --- a page and its cells --- */

typedef struct ObCell {
    struct ObCell *next;
} ObCell;

typedef struct ObPage {
    ObCell *free;           /* its cells that nobody has */
    uint32_t until;         /* so many more are freed: look at it */
    uint16_t cell, first;   /* units in a cell, before its object */
    uint8_t kind;           /* a class of cells, or EMPTY ... */
    struct ObPage *next, *prev;     /* in a ring; NULL: in none */
} ObPage;

/* the range of the pages */
typedef struct ObPages {
    char *base;             /* where the range begins */
    size_t size;            /* its bytes */
    uint8_t *state;         /* of each unit */
    uint8_t *holds;         /* of each page: bits of states */
    ObPage *table;          /* of each page */
    size_t fresh;           /* from this page on: never used */
    ObPage *current[CLASSES];   /* where cells are taken */
    ObPage none;            /* the first that is current: no cells */
    ObPage roomy[CLASSES];      /* rings: have free cells, too */
    ObPage empty, returned;     /* rings: have none but free ones */
    size_t in_use, resident;    /* pages; those in `empty` */
    ObAllocator large;      /* for what is no cell */
    bool housing;           /* large ones, too, are to be pages */
    unsigned long asked, fail_at;   /* pages; 0: refuse none */
} ObPages;

/* What is free is poison to a sanitizer. */
#ifdef OB_SANITIZED
#include <sanitizer/asan_interface.h>
#define ob_poison(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define ob_unpoison(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#else
#define ob_poison(at, size) ((void)(at), (void)(size))
#define ob_unpoison(at, size) ((void)(at), (void)(size))
#endif

/* A range without pages, above an allocator of larger blocks. Whether
 * there are addresses for it. And its end, with all that is in it. */
bool ob_pages_start(ObPages *pages, ObAllocator large);
void ob_pages_end(ObPages *pages);

/* Blocks from pages; larger ones from where the range was told. */
ObAllocator ob_pages_allocator(ObPages *pages);

/* A cell of a page that was not current; NULL: there is none. */
void *ob_cell_take_elsewhere(ObPages *pages, size_t size);

/* As many cells came back as the page waited for. */
void ob_page_look(ObPages *pages, ObPage *page);

static inline bool ob_in_pages(const ObPages *pages, const void *block)
{
    return (uintptr_t)block - (uintptr_t)pages->base < pages->size;
}

static inline ObPage *ob_page_of(const ObPages *pages,
                                 const void *block)
{
    return &pages->table[((uintptr_t)block - (uintptr_t)pages->base)
                         / PAGE_SIZE];
}

/* which class a size has */
static inline size_t ob_class_of(size_t size)
{
    return size <= 1024 ? (size + UNIT - 1) / UNIT
                        : 63 + (size + 1023) / 1024;
}

/* --- take a cell and give it back --- */

static inline void *ob_cell_take(ObPages *pages, size_t size)
{
    ObPage *page = pages->current[ob_class_of(size)];
    ObCell *cell = page->free;
    if (cell == NULL)
        return ob_cell_take_elsewhere(pages, size);
    ob_unpoison(cell, sizeof *cell);
    page->free = cell->next;
    ob_unpoison(cell, size);
    return cell;
}

static inline void ob_cell_give(ObPages *pages, void *block)
{
    ObPage *page = ob_page_of(pages, block);
    ObCell *cell = block;
    cell->next = page->free;
    page->free = cell;
    ob_poison(cell, (size_t)page->cell * UNIT);
    if (--page->until == 0)
        ob_page_look(pages, page);
}

/* NULL: there is none, or there is more to do. */
static inline void *ob_cell_at_once(ObMem *mem, size_t size)
{
    ObPages *pages = mem->pages;
    if (pages == NULL || mem->fail_at != 0 || size > 1024
        || pages->current[ob_class_of(size)]->free == NULL)
        return NULL;
    mem->allocations++;
    return ob_cell_take(pages, size);
}

/* As ob_mem_free. */
static inline void ob_give_back(ObMem *mem, void *block)
{
    if (mem->pages != NULL && ob_in_pages(mem->pages, block))
        ob_cell_give(mem->pages, block);
    else
        ob_mem_free(mem, block);
}

/* The byte of the unit in which an object begins. */
static inline uint8_t *ob_state_at(const ObPages *pages,
                                   const void *op)
{
    return &pages->state[((uintptr_t)op - (uintptr_t)pages->base)
                         / UNIT];
}

/* What ob_heap_track does. */
static inline void ob_make_young(ObPages *pages, const void *op)
{
    enum { YOUNG = 1 };
    size_t at = (uintptr_t)op - (uintptr_t)pages->base;
    pages->state[at / UNIT] = YOUNG;
    pages->holds[at / PAGE_SIZE] |= 1 << YOUNG;
}

#endif
#endif
