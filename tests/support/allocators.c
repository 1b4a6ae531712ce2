#include "allocators.h"

#include <stdlib.h>
#include <string.h>

enum { JUNK = 0xDD, EIGHT = 8 };

static size_t blocks;

size_t allocator_blocks(void)
{
    return blocks;
}

/* What stands before a block of "moving". */
typedef union Before {
    size_t size;
    max_align_t align;
} Before;

static void *moving_alloc(void *ctx, size_t size)
{
    (void)ctx;
    Before *before = malloc(sizeof *before + size);
    if (before == NULL)
        return NULL;
    blocks++;
    before->size = size;
    return memset(before + 1, JUNK, size);
}

static void moving_free(void *ctx, void *block)
{
    (void)ctx;
    Before *before = (Before *)block - 1;
    memset(block, JUNK, before->size);
    blocks--;
    free(before);
}

static void *moving_resize(void *ctx, void *block, size_t size)
{
    const Before *before = (Before *)block - 1;
    void *moved = moving_alloc(ctx, size);
    if (moved == NULL)
        return NULL;
    memcpy(moved, block, before->size < size ? before->size : size);
    moving_free(ctx, block);
    return moved;
}

static void *eight_alloc(void *ctx, size_t size)
{
    (void)ctx;
    char *start = malloc(EIGHT + size);
    return start != NULL ? start + EIGHT : NULL;
}

static void *eight_resize(void *ctx, void *block, size_t size)
{
    (void)ctx;
    char *start = realloc((char *)block - EIGHT, EIGHT + size);
    return start != NULL ? start + EIGHT : NULL;
}

static void eight_free(void *ctx, void *block)
{
    (void)ctx;
    free((char *)block - EIGHT);
}

const ObAllocator *allocator_named(const char *name)
{
    static const ObAllocator moving = { NULL, moving_alloc,
                                        moving_resize, moving_free };
    static const ObAllocator aligned8 = { NULL, eight_alloc,
                                          eight_resize, eight_free };
    if (name == NULL)
        return NULL;
    if (strcmp(name, "moving") == 0)
        return &moving;
    if (strcmp(name, "aligned8") == 0)
        return &aligned8;
    fprintf(stderr, "there is no allocator %s\n", name);
    exit(2);
}
