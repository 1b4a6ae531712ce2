/* What chains and cycles of millions are made of: an object with one reference. Each test begins and ends with
 * none of them, and with the same blocks. */
#ifndef LINKS_H
#define LINKS_H

#include "support.h"

#include <stdlib.h>

enum { MANY = 10000000, SOME = MANY / 10 };

/* A container of 24 bytes that holds one other, or none. */
typedef struct Link {
    ObObject base;
    ObObject *to;
} Link;

static int links;           /* how many there are */

static int link_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *to = ((Link *)op)->to;
    return to != NULL ? visit(to, arg) : 0;
}

static ObObject *link_drop_next(ObObject *op)
{
    ObObject *to = ((Link *)op)->to;
    ((Link *)op)->to = NULL;
    return to != NULL ? ob_dropped(to) : NULL;
}

static void link_clear(ObObject *op)
{
    ObObject *to = link_drop_next(op);
    if (to != NULL)
        ob_decref(to);
}

static void link_free(ObObject *op)
{
    links--;
    ob_object_free(op);
}

static ObType link_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Link",
    .basic_size = sizeof(Link), .traverse = link_traverse,
    .drop_next = link_drop_next, .clear = link_clear, .free = link_free,
};

/* Steals `to`. */
static ObObject *link_new(ObObject *to)
{
    Link *made = (Link *)ob_object_new(&link_type, sizeof *made);
    assert_non_null(made);
    made->to = to;
    links++;
    ob_track(&made->base);
    return &made->base;
}

/* The ends of a chain; `first` is a reference, `last` is borrowed. */
typedef struct Chain {
    ObObject *first, *last;
} Chain;

/* Each holds the one that was born before it. */
static inline Chain chain_to_the_old(int n)
{
    Chain chain;
    chain.first = chain.last = link_new(NULL);
    for (int i = 1; i < n; i++)
        chain.first = link_new(chain.first);
    return chain;
}

/* Each holds the one that is born after it. */
static inline Chain chain_to_the_young(int n)
{
    Chain chain;
    chain.first = chain.last = link_new(NULL);
    for (int i = 1; i < n; i++) {
        ObObject *next = link_new(NULL);
        ((Link *)chain.last)->to = next;
        chain.last = next;
    }
    return chain;
}

/* The last takes over the reference to the first. */
static inline void join(Chain chain)
{
    ((Link *)chain.last)->to = chain.first;
}

static long blocks;         /* that the allocator has given */

static void *count_alloc(void *ctx, size_t size)
{
    (void)ctx;
    blocks++;
    return malloc(size);
}

static void *count_resize(void *ctx, void *block, size_t size)
{
    (void)ctx;
    return realloc(block, size);
}

static void count_free(void *ctx, void *block)
{
    (void)ctx;
    blocks--;
    free(block);
}

static long blocks_at_start;

static inline int start(void **state)
{
    ObAllocator counting = { NULL, count_alloc, count_resize, count_free };
    links = 0;
    blocks = 0;
    *state = ob_interp_new(&(ObConfig){ .allocator = &counting });
    if (*state == NULL)
        return -1;
    ob_decref(ob_list_new());       /* a heap may get itself a block */
    blocks_at_start = blocks;
    return 0;
}

static inline int stop(void **state)
{
    assert_int_equal(ob_gc_collect(), 0);
    assert_int_equal(links, 0);
    assert_int_equal(blocks, blocks_at_start);
    assert_int_equal(ob_interp_free(*state), 0);
    assert_int_equal(blocks, 0);
    return 0;
}

#define links_test(f) cmocka_unit_test_setup_teardown(f, start, stop)

#endif
