/* The figures of chapter 1. */
#include "figure.h"

#include <stddef.h>
#include <string.h>

static void bind(ObNamespace *ns, const char *name, ObObject *fresh)
{
    if (ob_namespace_bind_steal(ns, name, fresh) < 0)
        figure_failed(name);
}

static void alias(ObNamespace *ns, const char *name, const char *old)
{
    bind(ns, name, ob_namespace_lookup(ns, old));
}

/* --- a checked block --- */

static unsigned char *asked;    /* the last one, receipts aside */
static size_t asked_size;

enum { RECEIPT = 64 };          /* chapter 2 asks for smaller ones, too */

static void *noting_alloc(void *ctx, size_t size)
{
    const ObAllocator *libc = ctx;
    void *block = libc->alloc(libc->ctx, size);
    if (size > RECEIPT) {
        asked = block;
        asked_size = size;
    }
    return block;
}

static size_t fence_of(const unsigned char *from, ptrdiff_t step)
{
    size_t n = 0;
    while (from >= asked && from < asked + asked_size && *from == 0xFD) {
        from += step;
        n++;
    }
    return n;
}

static int header_bar(double unit, const char *title, const ObObject *op)
{
    int bar = figure_bar(unit, title, "%zu bytes", ob_sizeof(op));
    figure_cell(bar, sizeof op->refcnt, false, "count");
    figure_cell(bar, sizeof op->flags, false, "flags");
    figure_cell(bar, sizeof op->type, false, "type");
    return bar;
}

/* In an interpreter of its own, whose allocator tells what it gave. */
static void draw_block(void)
{
    ObAllocator libc = ob_mem_malloc();
    ObAllocator noting = { &libc, noting_alloc, libc.resize, libc.free };
    ObInterp *outer = ob_self()->interp;
    ObInterp *inner = ob_interp_new(&(ObConfig){ .debug_mem = true,
                                                 .allocator = &noting });
    ObObject *op = inner != NULL ? ob_int_new(3000) : NULL;
    if (op == NULL)
        figure_failed("the block");
    size_t size = ob_sizeof(op);
    unsigned char *object = (unsigned char *)op;
    double before = (double)fence_of(object - 1, -1);
    double after = (double)fence_of(object + size, 1);
    int bar = figure_bar(4, "a checked block", "%zu bytes", asked_size);
    figure_cell(bar, (double)(object - asked) - before, true,
                "what is noted of it");
    figure_cell(bar, before, false, "fence");
    figure_cell(bar, (double)size, false, "the int");
    figure_cell(bar, after, false, "fence");
    int larger = header_bar(14, "the int 3000", op);
    figure_cell(larger, (double)(size - sizeof(ObObject)), false, "value");
    figure_zoom(bar, 2, larger);
    figure_structure("01-block", NULL);
    ob_decref(op);
    if (ob_interp_free(inner) != 0)
        figure_failed("the end of the block");
    ob_thread_swap(&outer->main);
}

/* What the scale shows: at one scale. */
static void draw_weights(void)
{
    ObObject *number = ob_int_new(3000), *half = ob_float_new(0.5);
    ObObject *text = ob_str_from("abc");
    if (number == NULL || half == NULL || text == NULL)
        figure_failed("what is weighed");
    int bar = header_bar(14, "int 3000", number);
    figure_cell(bar, 8, true, "value");
    bar = header_bar(14, "float 0.5", half);
    figure_cell(bar, 8, true, "value");
    bar = header_bar(14, "str 'abc'", text);
    figure_cell(bar, 4, true, "size");
    figure_cell(bar, 4, true, "hash");
    figure_cell(bar, (double)ob_sizeof(text) - 24, true, "abc\\0");
    header_bar(14, "None", ob_none());
    figure_structure("01-weights", NULL);
    ob_decref(number);
    ob_decref(half);
    ob_decref(text);
}

/* All counts, and what they mean. */
static void draw_moat(void)
{
    const double unit = 1u << 30;
    int bar = figure_bar(150, "a count", "from 0 to 4 \u00b7 2\u00b3\u2070");
    figure_cell(bar, OB_MORTAL_LIMIT / unit, false, "mortal");
    figure_cell(bar, (OB_IMMORTAL - OB_MORTAL_LIMIT) / unit, true,
                "decref takes nothing");
    figure_cell(bar, 4 - OB_IMMORTAL / unit, false, "born immortal");
    figure_structure("01-moat", NULL);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);

    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    bind(globals, "x", ob_int_new(3000));
    alias(globals, "y", "x");
    figure("01-alias", false);

    bind(globals, "y", ob_str_from("spam"));
    figure("01-rebind", true);

    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "locals of f");
    bind(locals, "arg", ob_namespace_lookup(globals, "y"));
    bind(locals, "n", ob_int_new(7));
    bind(globals, "x", ob_int_new(7));
    figure("01-scopes", false);
    ob_namespace_free(locals);
    figure("01-returned", true);

    draw_block();
    draw_weights();
    draw_moat();
    return figures_end();
}
