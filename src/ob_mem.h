/* mem: the one choke point for every byte the library asks for.
 *
 * CPython: Objects/obmalloc.c, and its debug hooks
 * (PYTHONMALLOC=debug) for a checking ObMem.
 *
 * INV-mem-1  The live blocks of a checking ObMem are on its list;
 *            `blocks` and `bytes` are the list's count and sum.
 * INV-mem-2  The fences before and after a live block stand.
 */
#ifndef OB_MEM_H
#define OB_MEM_H

#include "ob_base.h"

#include <stdio.h>

/* What a block is for. */
typedef enum ObMemDomain {
    OB_MEM_OBJECT,  /* an ObObject, and perhaps something before it */
    OB_MEM_DATA     /* anything else: arrays, tables */
} ObMemDomain;

/* an allocator */
typedef struct ObAllocator {
    void *ctx;      /* passed to each of the three */
    void *(*alloc)(void *ctx, size_t size);
    void *(*resize)(void *ctx, void *block, size_t size);
    void (*free)(void *ctx, void *block);
} ObAllocator;

typedef struct ObBlock ObBlock;

enum { OB_BURIED = 64 };

typedef struct ObMem {
    ObAllocator allocator;
    bool check;                 /* keep accounts, fill, fence */
    ObBlock *live;              /* newest first; NULL: none */
    size_t blocks, bytes;       /* live now (checking only) */
    size_t peak;                /* the most `bytes` has been */
    unsigned long allocations;  /* asked for so far */
    unsigned long fail_at;      /* refuse this one; 0: none */
    void *buried[OB_BURIED];    /* dead objects; NULL: none */
    size_t burials;
    struct ObPages *pages;      /* of its cells; NULL: none */
} ObMem;

/* the place of a call */
#define OB_TEXT_(x) #x
#define OB_TEXT(x) OB_TEXT_(x)
#define OB_HERE __FILE__ ":" OB_TEXT(__LINE__)
#define ob_mem_alloc(mem, domain, size) \
    ob_mem_alloc_at(mem, domain, size, OB_HERE)
#define ob_mem_resize(mem, block, size) \
    ob_mem_resize_at(mem, block, size, OB_HERE)

/* malloc, realloc and free of the C library. */
ObAllocator ob_mem_malloc(void);

/* An empty ObMem over `allocator`, whose blocks are aligned to 16
 * bytes, and whose functions call nothing of this library. With
 * `check`, it keeps accounts. */
ObMem ob_mem_new(ObAllocator allocator, bool check);

/* Returns `size` bytes aligned for any type, or NULL. Raises nothing.
 * Call as ob_mem_alloc(mem, domain, size); size > 0. */
void *ob_mem_alloc_at(ObMem *mem, ObMemDomain domain, size_t size,
                      const char *where);

/* Returns the block with another size, perhaps moved (when checking,
 * always moved), or NULL, and then the old block is as it was.
 * Call as ob_mem_resize(mem, block, size); size > 0. */
void *ob_mem_resize_at(ObMem *mem, void *block, size_t size,
                       const char *where);

/* Gives back a block. Unlike free, it is not to be called with NULL. */
void ob_mem_free(ObMem *mem, void *block);

/* --- blocks with objects in them --- */

/* The object in a checked block begins so many bytes behind its
 * beginning. */
void ob_mem_note_object(void *block, size_t before);

/* The same as ob_mem_alloc_at for an object of `size` bytes that has
 * `before` bytes before it. Returns the block: where those begin. */
static inline void *ob_mem_alloc_behind_at(ObMem *mem, size_t before,
                                           size_t size,
                                           const char *where)
{
    ob_require_pointer(mem);
    if (size > PTRDIFF_MAX - before)
        return NULL;
    void *block = ob_mem_alloc_at(mem, OB_MEM_OBJECT, before + size,
                                  where);
    if (block != NULL && mem->check)
        ob_mem_note_object(block, before);
    return block;
}

/* Gives back the block of a dead object: at once, or in a debug build
 * when OB_BURIED others have died. */
void ob_mem_bury(ObMem *mem, void *block);

/* Gives back all that is still buried. */
void ob_mem_end(ObMem *mem);

/* `size` bytes past all accounts, or NULL: for what an ObMem is part
 * of, or what it keeps about its blocks. */
void *ob_mem_raw(const ObAllocator *allocator, size_t size);

/* The n-th allocation from now on is refused, once; 0: none is. */
void ob_mem_fail_nth(ObMem *mem, unsigned long n);

/* How many allocations were asked for so far. */
unsigned long ob_mem_allocations(const ObMem *mem);

/* Live blocks and their bytes; 0 unless checking. */
size_t ob_mem_blocks(const ObMem *mem);
size_t ob_mem_bytes(const ObMem *mem);

/* One live block, as ob_mem_walk shows it. */
typedef struct ObMemInfo {
    void *block;
    void *object;           /* the one in it; NULL: none */
    size_t size;            /* bytes, as asked for */
    ObMemDomain domain;
    unsigned long serial;   /* the block's number, from 1 */
    const char *where;      /* "file:line" of the request */
} ObMemInfo;

/* Calls `visit` for each live block, newest first, until it returns
 * something other than 0, and returns that. Nothing unless checking.
 * It may allocate, and free other blocks than the one it is shown. */
typedef int (*ObMemVisit)(const ObMemInfo *info, void *arg);
int ob_mem_walk(const ObMem *mem, ObMemVisit visit, void *arg);

/* Writes the live blocks to `out`, a line for each place:
 * "3 blocks, 72 bytes from book/01-objects.nw:41". */
void ob_mem_report(const ObMem *mem, FILE *out);

/* Returns 0, or -1 with a sentence in `why`, when INV-mem-1 or
 * INV-mem-2 does not hold. */
int ob_mem_validate(const ObMem *mem, char *why, size_t size);

/* --- notes on a block --- */

/* A place in a program, and what is written there. */
typedef struct ObSite {
    const char *expr, *function, *where;
} ObSite;

/* A reference was taken at this place, and was not released yet. */
typedef struct ObReceipt {
    struct ObReceipt *next;     /* older */
    ObSite at;
    bool sure;          /* false: some release may have meant it */
    /* a mark on a receipt */
    bool doubted_on;    /* neither it nor any older one is sure */
} ObReceipt;

/* Writes a receipt for a reference to the object in this block. The
 * strings must outlive it. Nothing unless checking; if there is no
 * memory for the receipt, there is none. */
void ob_mem_take(ObMem *mem, void *block, ObSite at);

/* Rewrites the newest receipt: the reference is held there now. */
void ob_mem_hold(ObMem *mem, void *block, ObSite at);

/* Rewrites the receipt that fits best, which is the newest then: the
 * reference, which was kept there, is on its way to a caller. */
void ob_mem_hand(ObMem *mem, void *block, ObSite at);

/* Tears up the receipt that fits best. */
void ob_mem_release(ObMem *mem, void *block, ObSite at);

/* The receipts of a live block, or of the object in it, newest first;
 * NULL: none. Good until the next take or release. It looks for the
 * block, which may be gone; ob_mem_notes does not. */
const ObReceipt *ob_mem_receipts(const ObMem *mem, const void *block);
const ObReceipt *ob_mem_notes(const ObMem *mem, void *block);

/* The number of the live block in which that address is; 0: it is in
 * none. */
unsigned long ob_mem_serial(const ObMem *mem, const void *address);

#endif
