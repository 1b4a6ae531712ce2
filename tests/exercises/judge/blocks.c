/* The blocks of malloc, counted; and, where no sanitizer looks after
 * them, fenced in, filled with junk, and kept for a while when freed. */
#define _GNU_SOURCE
#include "inner.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif

static atomic_ulong asked;

unsigned long blocks_asked(void) { return asked; }

/* --- what the answer itself asks for --- */

static atomic_ulong asked_by_answer, refused;
static atomic_bool and_later;

unsigned long blocks_asked_by_answer(void) { return asked_by_answer; }

void blocks_refuse_answer(unsigned long n, bool later)
{
    and_later = later;
    refused = n == 0 ? 0 : asked_by_answer + n;
}

static bool is_refused(void)
{
    unsigned long now = ++asked_by_answer, first = refused;
    if (first == 0 || now < first || (now > first && !and_later))
        return false;
    if (now == first)
        say_refused();
    errno = ENOMEM;
    return true;
}

/* The answer is linked so that it calls these by the names of malloc,
 * calloc and realloc (--wrap). */
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *block, size_t size);

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return is_refused() ? NULL : calloc(n, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return is_refused() ? NULL : realloc(block, size);
}

#ifdef SANITIZED

int __sanitizer_install_malloc_and_free_hooks(
    void (*malloc_hook)(const volatile void *, size_t),
    void (*free_hook)(const volatile void *));
size_t __sanitizer_get_current_allocated_bytes(void);

/* The first error ends it, in a way that we hear of. */
#define HOW "abort_on_error=1:detect_leaks=0:allocator_may_return_null=1:" \
    "handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigfpe=0:" \
    "handle_sigill=0:use_sigaltstack=0:symbolize=0:" \
    "detect_odr_violation=0:stack_trace_format=\"    #%n %m+%o\""
const char *__asan_default_options(void);
const char *__ubsan_default_options(void);
const char *__asan_default_options(void) { return HOW; }
const char *__ubsan_default_options(void) { return HOW; }

static void on_malloc(const volatile void *block, size_t size)
{
    (void)block;
    (void)size;
    asked++;
}

static void on_free(const volatile void *block) { (void)block; }

void blocks_begin(void)
{
    __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
}

size_t blocks_bytes(void)
{
    return __sanitizer_get_current_allocated_bytes();
}

const char *blocks_broken(void) { return NULL; }

#elif defined(__GLIBC__)

void *__libc_malloc(size_t);
void *__libc_memalign(size_t, size_t);
void __libc_free(void *);

enum { LIVE = 0x600DB10C, FREED = 0x0DEADB1C, FENCE = 8, QUARANTINE = 4000 };
enum { FRESH_BYTE = 0xCD, FREED_BYTE = 0xDE, DEAD_BYTE = 0xDD,
       FENCE_BYTE = 0xFD };

/* what a block has before it */
typedef struct Head {
    _Alignas(16) size_t size;
    uint32_t state, before;     /* bytes from where malloc began */
} Head;

static _Atomic size_t bytes;
static _Atomic(void *) quarantine[QUARANTINE];
static atomic_uint buried;
static const char *_Atomic broken;

static void let_go(void *old);

void blocks_begin(void) { }
size_t blocks_bytes(void) { return bytes; }

const char *blocks_broken(void)
{
    for (size_t i = 0; i < QUARANTINE; i++) {
        void *old = atomic_exchange(&quarantine[i], NULL);
        if (old != NULL)
            let_go(old);
    }
    return broken;
}

static void *fenced(char *raw, size_t before, size_t size)
{
    if (raw == NULL)
        return NULL;
    char *block = raw + before;
    *((Head *)(void *)block - 1) = (Head){ size, LIVE, (uint32_t)before };
    memset(block, FRESH_BYTE, size);
    memset(block + size, FENCE_BYTE, FENCE);
    asked++;
    bytes += size;
    return block;
}

/* Not by the name of malloc, of which a compiler knows too much. */
static void *taken(size_t size)
{
    if (size > PTRDIFF_MAX - 64) {
        errno = ENOMEM;
        return NULL;
    }
    return fenced(__libc_malloc(sizeof(Head) + size + FENCE), sizeof(Head),
                  size);
}

void *malloc(size_t size) { return taken(size); }

static void *aligned(size_t alignment, size_t size)
{
    if (alignment <= sizeof(Head))
        return taken(size);
    if (size > PTRDIFF_MAX - 64 - alignment)
        return NULL;
    return fenced(__libc_memalign(alignment, alignment + size + FENCE),
                  alignment, size);
}

static Head *head_of(void *block)
{
    Head *head = (Head *)block - 1;
    if (head->state == LIVE)
        return head;
    crash(head->state == FREED ? "freed twice" : "not a block");
    return NULL;
}

/* Of a block that was freed long ago. */
static void let_go(void *old)
{
    const unsigned char *at = old;
    const Head *head = (const Head *)old - 1;
    for (size_t i = 1; i < head->size && i < 256; i++)
        if (at[i] != at[0])
            broken = "Something was written into a block after it had been "
                     "freed.";
    __libc_free((char *)old - head->before);
}

static bool is_dead(const unsigned char *block, size_t size)
{
    for (size_t i = 0; i < 16; i++)
        if (i >= size || block[i] != DEAD_BYTE)
            return false;
    return true;
}

void free(void *block)
{
    if (block == NULL)
        return;
    Head *head = head_of(block);
    for (size_t i = 0; i < FENCE; i++)
        if (((unsigned char *)block)[head->size + i] != FENCE_BYTE)
            crash("past the end");
    bytes -= head->size;
    head->state = FREED;
    /* the library has filled what was its own */
    if (!is_dead(block, head->size))
        memset(block, FREED_BYTE, head->size);
    void *old = atomic_exchange(&quarantine[buried++ % QUARANTINE], block);
    if (old != NULL)
        let_go(old);
}

void *calloc(size_t n, size_t size)
{
    if (size != 0 && n > (PTRDIFF_MAX - 64) / size) {
        errno = ENOMEM;
        return NULL;
    }
    void *block = taken(n * size);
    return block != NULL ? memset(block, 0, n * size) : NULL;
}

void *realloc(void *block, size_t size)
{
    if (block == NULL)
        return taken(size);
    size_t was = head_of(block)->size;
    void *moved = taken(size);
    if (moved != NULL) {
        memcpy(moved, block, was < size ? was : size);
        free(block);
    }
    return moved;
}

void *memalign(size_t alignment, size_t size);
size_t malloc_usable_size(void *block);
void *memalign(size_t alignment, size_t size)
{
    return aligned(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return aligned(alignment, size);
}

int posix_memalign(void **to, size_t alignment, size_t size)
{
    *to = aligned(alignment, size);
    return *to != NULL ? 0 : ENOMEM;
}

size_t malloc_usable_size(void *block)
{
    return block != NULL ? head_of(block)->size : 0;
}

#else

void blocks_begin(void) { }
size_t blocks_bytes(void) { return 0; }
const char *blocks_broken(void) { return NULL; }

#endif
