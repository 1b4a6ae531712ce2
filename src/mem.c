/* mem: blocks of memory; a checking ObMem lists them, fences them in,
 * and keeps receipts with them.
 *
 * CPython: Objects/obmalloc.c
 */
#include "ob_mem.h"
#include "pages.h"

#include <stdlib.h>
#include <string.h>

/* CPython's: Include/internal/pycore_pymem.h (3.15.2) */
enum {
    CLEAN_BYTE = 0xCD,  /* in a fresh block */
    DEAD_BYTE = 0xDD,   /* in a freed one */
    FENCE_BYTE = 0xFD,  /* before and after a live one */
    FENCE = 8           /* bytes after it */
};

/* what a checked block begins with */
struct ObBlock {
    _Alignas(max_align_t) ObBlock *next;    /* live blocks, */
    ObBlock *prev;                          /* newest first */
    size_t size;                            /* as asked for */
    const char *where;                      /* "file:line"  */
    unsigned long serial;                   /* n-th allocation */
    size_t before;                          /* the object's offset */
    ObMem *mem;                             /* whose it is */
    ObReceipt *receipts;                    /* newest first */
    bool told;                              /* in a report */
    ObMemDomain domain;
    unsigned char fence[4];
};

/* --- the allocator of the C library --- */

static void *libc_alloc(void *ctx, size_t size)
{
    (void)ctx;
    return malloc(size);
}

static void *libc_resize(void *ctx, void *block, size_t size)
{
    (void)ctx;
    return realloc(block, size);
}

static void libc_free(void *ctx, void *block)
{
    (void)ctx;
    free(block);
}

ObAllocator ob_mem_malloc(void)
{
    return (ObAllocator){ NULL, libc_alloc, libc_resize, libc_free };
}

ObMem ob_mem_new(ObAllocator allocator, bool check)
{
    return (ObMem){ .allocator = allocator, .check = check };
}

/* --- build and check the fences --- */

/* The fence before a block is the header's last bytes, wherever its
 * members leave them. */
static unsigned char *fence_before(ObBlock *b)
{
    return (unsigned char *)(b + 1) - sizeof b->fence;
}

static unsigned char *fence_after(ObBlock *b)
{
    return (unsigned char *)(b + 1) + b->size;
}

static void raise_fences(ObBlock *b)
{
    memset(fence_before(b), FENCE_BYTE, sizeof b->fence);
    memset(fence_after(b), FENCE_BYTE, FENCE);
}

static bool all_stand(const unsigned char *fence, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (fence[i] != FENCE_BYTE)
            return false;
    return true;
}

static bool fences_stand(ObBlock *b)
{
    return all_stand(fence_before(b), sizeof b->fence)
           && all_stand(fence_after(b), FENCE);
}

/* The object in a block; NULL: it has none. */
static void *object_in(const ObBlock *b)
{
    return b->domain == OB_MEM_OBJECT ? (char *)(b + 1) + b->before
                                      : NULL;
}

/* --- write and read the notes --- */

static bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || (c >= '0' && c <= '9') || c == '_';
}

/* Whether `part` stands in `text`, and not within a longer name. */
static bool mentions(const char *text, const char *part)
{
    size_t size = strlen(part);
    if (size == 0)
        return false;
    for (const char *p = strstr(text, part); p != NULL;
         p = strstr(p + 1, part))
        if ((p == text || !in_name(p[-1])) && !in_name(p[size]))
            return true;
    return false;
}

static ObReceipt **receipts(void *block)
{
    return &((ObBlock *)block - 1)->receipts;
}

void ob_mem_take(ObMem *mem, void *block, ObSite at)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    if (!mem->check)
        return;
    ObReceipt *r = ob_mem_raw(&mem->allocator, sizeof *r);
    if (r == NULL)
        return;
    *r = (ObReceipt){ .next = *receipts(block), .at = at,
                      .sure = true };
    *receipts(block) = r;
}

/* how well a release fits a receipt */

static bool same_file(const char *a, const char *b)
{
    size_t size = strcspn(a, ":");
    return strncmp(a, b, size + 1) == 0;
}

/* 2: in the same function; 1: at least in the same file. */
static int nearness(const ObReceipt *r, ObSite at)
{
    return strcmp(r->at.function, at.function) == 0 ? 2
           : same_file(r->at.where, at.where);
}

static bool same_place(const ObReceipt *a, const ObReceipt *b)
{
    return a->at.where == b->at.where
           || strcmp(a->at.where, b->at.where) == 0;
}

/* `friend` and `self->friend[i]` speak of the same thing. */
static bool related(const char *a, const char *b)
{
    return mentions(a, b) || mentions(b, a);
}

/* From 0 to 5. Where it was taken says most: the function counts 4,
 * the file 2. What is written there, 1, decides between two that were
 * taken equally near. */
static int fit(const ObReceipt *r, ObSite at)
{
    return 2 * nearness(r, at) + related(r->at.expr, at.expr);
}

enum { LOOK = 32 };     /* at so many receipts, the newest */

/* say which receipts are in doubt */
static void doubt(ObReceipt *r, const ObReceipt *torn, ObSite at)
{
    bool at_home = nearness(torn, at) > 0;
    int n = 0;
    for (; r != NULL && n < LOOK; r = r->next, n++)
        if ((!at_home || nearness(r, at) > 0)
            && !same_place(r, torn))
            r->sure = false;
    /* doubt those that nobody looked at */
    if (r != NULL)
        r->doubted_on = true;
}

/* Takes it off the block; NULL: there is none. */
static ObReceipt *take_off(void *block, ObSite at)
{
    ObReceipt **best = NULL, **r = receipts(block);
    for (int n = 0; n < LOOK && *r != NULL; n++, r = &(*r)->next)
        if (best == NULL || fit(*r, at) > fit(*best, at))
            best = r;
    if (best == NULL)
        return NULL;
    ObReceipt *torn = *best;
    doubt(*receipts(block), torn, at);
    *best = torn->next;
    /* hand on a doubt about older ones */
    if (torn->doubted_on && torn->next != NULL)
        torn->next->doubted_on = true;
    return torn;
}

/* It was the newest that changed hands, or else another one that was
 * not taken in this file. */
void ob_mem_hold(ObMem *mem, void *block, ObSite at)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    ObReceipt *newest = mem->check ? *receipts(block) : NULL;
    if (newest == NULL)
        return;
    ObReceipt *r = newest->next;
    for (int n = 1; r != NULL && n < LOOK; r = r->next, n++)
        if (nearness(r, at) == 0 && !same_place(r, newest))
            r->sure = false;
    /* doubt those that nobody looked at */
    if (r != NULL)
        r->doubted_on = true;
    newest->at = at;
}

void ob_mem_hand(ObMem *mem, void *block, ObSite at)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    ObReceipt *r = mem->check ? take_off(block, at) : NULL;
    if (r == NULL)
        return;
    *r = (ObReceipt){ .next = *receipts(block), .at = at,
                      .sure = r->sure };
    *receipts(block) = r;
}

void ob_mem_release(ObMem *mem, void *block, ObSite at)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    ObReceipt *torn = mem->check ? take_off(block, at) : NULL;
    if (torn != NULL)
        mem->allocator.free(mem->allocator.ctx, torn);
}

static const ObBlock *find_block(const ObMem *mem, const void *block)
{
    const ObBlock *b = mem->live;
    while (b != NULL && (const void *)(b + 1) != block
           && object_in(b) != block)
        b = b->next;
    return b;
}

/* Tells each receipt that is in doubt. */
static const ObReceipt *told(ObReceipt *newest)
{
    bool doubted = false;
    for (ObReceipt *r = newest; r != NULL; r = r->next) {
        doubted = doubted || r->doubted_on;
        r->sure = r->sure && !doubted;
    }
    return newest;
}

const ObReceipt *ob_mem_receipts(const ObMem *mem, const void *block)
{
    ob_require_pointer(mem);
    const ObBlock *b = find_block(mem, block);
    return b != NULL ? told(b->receipts) : NULL;
}

const ObReceipt *ob_mem_notes(const ObMem *mem, void *block)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    return mem->check ? told(*receipts(block)) : NULL;
}

unsigned long ob_mem_serial(const ObMem *mem, const void *address)
{
    ob_require_pointer(mem);
    const ObBlock *b = mem->live;
    while (b != NULL && (uintptr_t)address - (uintptr_t)(b + 1)
                        >= b->size)
        b = b->next;
    return b != NULL ? b->serial : 0;
}

/* --- look at a fresh block --- */

static void *aligned(void *block)
{
    const uintptr_t must_be_zero = ~(UINTPTR_MAX >> 4) | 15;
    if (((uintptr_t)block & must_be_zero) != 0)
        ob_fatal("ObAllocator", "the block at %p is not aligned to 16 "
                 "bytes, or its address has more than 60 bits", block);
    return block;
}

void *ob_mem_raw(const ObAllocator *allocator, size_t size)
{
    ob_require_pointer(allocator);
    return aligned(allocator->alloc(allocator->ctx, size));
}

/* allocate a checked block */
static OB_COLD void *alloc_checked(ObMem *mem, ObMemDomain domain,
                                   size_t size, const char *where)
{
    if (size > PTRDIFF_MAX - sizeof(ObBlock) - FENCE)
        return NULL;
    ObBlock *b = ob_mem_raw(&mem->allocator,
                            sizeof *b + size + FENCE);
    if (b == NULL)
        return NULL;
    *b = (ObBlock){ .size = size, .where = where, .domain = domain,
                    .serial = mem->allocations, .mem = mem };
    /* link the block in and count it */
    b->next = mem->live;
    if (b->next != NULL)
        b->next->prev = b;
    mem->live = b;
    mem->blocks++;
    mem->bytes += size;
    if (mem->bytes > mem->peak)
        mem->peak = mem->bytes;
    memset(b + 1, CLEAN_BYTE, size);
    raise_fences(b);
    return b + 1;
}

/* allocate a block */
void *ob_mem_alloc_at(ObMem *mem, ObMemDomain domain, size_t size,
                      const char *where)
{
    ob_require_pointer(mem);
    ob_require(size > 0, "no bytes are asked for");
    mem->allocations++;
    if (mem->allocations == mem->fail_at)
        return NULL;
    /* take a cell */
    #ifdef OB_HEAP_PAGES
    if (mem->pages != NULL && size <= CELL_MAX)
        return ob_cell_take(mem->pages, size);
    #endif
    if (!mem->check)
        return ob_mem_raw(&mem->allocator, size);
    return alloc_checked(mem, domain, size, where);
}

/* --- free a block --- */

/* Takes a checked block off the books; returns where it begins. */
static OB_COLD void *strike_off(ObMem *mem, void *block)
{
    ObBlock *b = (ObBlock *)block - 1;
    if (b->mem != mem)
        ob_fatal("ob_mem_free", "the block at %p is free already, or "
                 "another interpreter's", block);
    if (!fences_stand(b))
        ob_fatal("ob_mem_free", "a write past the end of the %zu bytes "
                 "from %s", b->size, b->where);
    /* throw the notes away */
    while (b->receipts != NULL) {
        ObReceipt *r = b->receipts;
        b->receipts = r->next;
        mem->allocator.free(mem->allocator.ctx, r);
    }
    /* unlink the block and count it out */
    if (b->prev != NULL)
        b->prev->next = b->next;
    else
        mem->live = b->next;
    if (b->next != NULL)
        b->next->prev = b->prev;
    mem->blocks--;
    mem->bytes -= b->size;
    memset(b, DEAD_BYTE, sizeof *b + b->size + FENCE);
    return b;
}

void ob_mem_free(ObMem *mem, void *block)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    /* give back a cell */
    #ifdef OB_HEAP_PAGES
    if (mem->pages != NULL && ob_in_pages(mem->pages, block)) {
        ob_cell_give(mem->pages, block);
        return;
    }
    #endif
    if (mem->check)
        block = strike_off(mem, block);
    mem->allocator.free(mem->allocator.ctx, block);
}

/* --- bury a block --- */

void ob_mem_note_object(void *block, size_t before)
{
    ob_require_pointer(block);
    ((ObBlock *)block - 1)->before = before;
}

#if defined(NDEBUG) || defined(OB_SANITIZED)
void ob_mem_bury(ObMem *mem, void *block)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    ob_mem_free(mem, block);
}
#else
void ob_mem_bury(ObMem *mem, void *block)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    void **grave = &mem->buried[mem->burials++ % OB_BURIED];
    void *oldest = *grave;
    *grave = mem->check ? strike_off(mem, block) : block;
    if (oldest != NULL)
        mem->allocator.free(mem->allocator.ctx, oldest);
}
#endif

void ob_mem_end(ObMem *mem)
{
    ob_require_pointer(mem);
    for (size_t i = 0; i < OB_BURIED; i++)
        if (mem->buried[i] != NULL)
            mem->allocator.free(mem->allocator.ctx, mem->buried[i]);
}

/* resize a block */
void *ob_mem_resize_at(ObMem *mem, void *block, size_t size,
                       const char *where)
{
    ob_require_pointer(mem);
    ob_require_pointer(block);
    ob_require(size > 0, "no bytes are asked for");
    if (!mem->check) {
        mem->allocations++;
        if (mem->allocations == mem->fail_at)
            return NULL;
        return aligned(mem->allocator.resize(mem->allocator.ctx, block,
                                             size));
    }
    const ObBlock *old = (ObBlock *)block - 1;
    ob_require(old->mem == mem, "the block is not of this memory");
    void *moved = ob_mem_alloc_at(mem, old->domain, size, where);
    if (moved == NULL)
        return NULL;
    ((ObBlock *)moved - 1)->before = old->before;
    memcpy(moved, block, old->size < size ? old->size : size);
    ob_mem_free(mem, block);
    return moved;
}

/* --- tell about the blocks --- */

void ob_mem_fail_nth(ObMem *mem, unsigned long n)
{
    ob_require_pointer(mem);
    mem->fail_at = n == 0 ? 0 : mem->allocations + n;
}

unsigned long ob_mem_allocations(const ObMem *mem)
{
    ob_require_pointer(mem);
    return mem->allocations;
}

size_t ob_mem_blocks(const ObMem *mem)
{
    ob_require_pointer(mem);
    return mem->blocks;
}

size_t ob_mem_bytes(const ObMem *mem)
{
    ob_require_pointer(mem);
    return mem->bytes;
}

int ob_mem_walk(const ObMem *mem, ObMemVisit visit, void *arg)
{
    ob_require_pointer(mem);
    ob_require_pointer(visit);
    int result = 0;
    ObBlock *b = mem->live;
    for (; b != NULL && result == 0; b = b->next) {
        ObMemInfo info = { b + 1, object_in(b), b->size, b->domain,
                           b->serial, b->where };
        result = visit(&info, arg);
    }
    return result;
}

/* One line for the place of `first`: counts all later blocks from
 * there, and marks them. */
static void tell_place(ObBlock *first, FILE *out)
{
    size_t blocks = 0, bytes = 0;
    for (ObBlock *b = first; b != NULL; b = b->next)
        if (!b->told && strcmp(b->where, first->where) == 0) {
            blocks++;
            bytes += b->size;
            b->told = true;
        }
    fprintf(out, "%zu block%s, %zu bytes from %s\n", blocks,
            blocks == 1 ? "" : "s", bytes, first->where);
}

void ob_mem_report(const ObMem *mem, FILE *out)
{
    ob_require_pointer(mem);
    ob_require_pointer(out);
    for (ObBlock *b = mem->live; b != NULL; b = b->next)
        if (!b->told)
            tell_place(b, out);
    for (ObBlock *b = mem->live; b != NULL; b = b->next)
        b->told = false;
}

int ob_mem_validate(const ObMem *mem, char *why, size_t size)
{
    ob_require_pointer(mem);
    ob_require_pointer(why);
    size_t blocks = 0, bytes = 0;
    for (ObBlock *b = mem->live; b != NULL; b = b->next) {
        if (!fences_stand(b)) {
            snprintf(why, size, "INV-mem-2: a write past the end of "
                     "the %zu bytes from %s", b->size, b->where);
            return -1;
        }
        blocks++;
        bytes += b->size;
    }
    if (blocks == mem->blocks && bytes == mem->bytes)
        return 0;
    snprintf(why, size,
             "INV-mem-1: %zu blocks on the list, %zu counted",
             blocks, mem->blocks);
    return -1;
}
