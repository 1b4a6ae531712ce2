/* The figures of chapter 2. */
#include "figure.h"

#include <stdio.h>

static ObNamespace *globals;

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    if (op == NULL || ob_namespace_bind_steal(globals, name, op) < 0)
        figure_failed(name);
    return op;
}

static void befriend(ObObject *op, ObObject *friend)
{
    if (ob_doomed_befriend(op, friend) < 0)
        figure_failed("befriend");
}

static void forget(const char *const *names)
{
    for (; *names != NULL; names++)
        ob_namespace_unbind(globals, *names);
}

/* --- who holds the argument of a call --- */

static void hold(ObNamespace *ns, const char *name, ObObject *op)
{
    if (ns == NULL || ob_namespace_bind(ns, name, op) < 0)
        figure_failed(name);
}

static void draw_call(void)
{
    ObObject *a = ob_doomed_new("a");
    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "locals of test");
    ObNamespace *stack = ob_namespace_new(OB_SCOPE_LOCAL, "the stack");
    if (a == NULL)
        figure_failed("a");
    hold(globals, "a", a);
    hold(locals, "x", a);
    hold(stack, "pushed for test", a);
    hold(stack, "pushed for getrefcount", a);
    ob_decref(a);
    figure("02-call-0", false);
    ob_namespace_unbind(stack, "pushed for test");
    figure("02-call-1", true);
    ob_namespace_unbind(stack, "pushed for getrefcount");
    figure("02-call-2", true);
    ob_namespace_free(locals);
    ob_namespace_free(stack);
    forget((const char *[]){ "a", NULL });
}

/* --- a reference that nobody has --- */

static void draw_lost(void)
{
    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "forget, in C");
    ObObject *x = ob_int_new(INT64_MAX);
    if (locals == NULL || x == NULL
        || ob_namespace_bind(globals, "x", x) < 0
        || ob_namespace_bind_steal(locals, "old", x) < 0)
        figure_failed("old");
    figure("02-lost-0", false);
    ob_incref(x);               /* what the function has forgotten */
    ob_namespace_free(locals);
    figure("02-lost-1", true);
    ob_decref(x);
    forget((const char *[]){ "x", NULL });
}

/* --- the loop, step by step --- */

/* A friend who has every call of its drop_next looked at. */
typedef struct Link {
    ObObject base;
    const char *name;
    ObObject *friend[2];
    int friends, had;
    bool dead, seen_dying;
} Link;

enum { LINKS = 4 };
static Link *links[LINKS];
static int calls;

/* As the library reads it (object.c). */
static const ObObject *linked_to(const ObObject *op)
{
    uint64_t place = op->refcnt | (uint64_t)(op->flags >> 8) << 32;
    return (const ObObject *)(uintptr_t)(place * 16);
}

static int box_of(const ObObject *op)
{
    int box = 0;
    for (int i = 0; i < LINKS; i++) {
        if (&links[i]->base == op)
            return box;
        box += !links[i]->dead;
    }
    return FIGURE_NOWHERE;
}

static void draw_header(int box, Link *link)
{
    const ObObject *op = &link->base;
    if (!ob_is_dying(op)) {
        figure_row(box, "count", "%u", (unsigned)ob_refcnt(op));
        return;
    }
    const ObObject *up = linked_to(op);
    FigureRow *row = figure_row(box, "link", "%s", up == NULL ? "NULL" : "");
    row->to = box_of(up);
    row->changed = !link->seen_dying;
    link->seen_dying = true;
}

static void draw_link(int box, Link *link)
{
    draw_header(box, link);
    for (int k = 0; k < link->had; k++) {
        FigureRow *row = figure_row(box, "friend", "%s", "");
        if (k < link->friends)
            row->to = box_of(link->friend[k]);
    }
}

static void draw_loop(const ObObject *asked)
{
    char name[20], since[20];
    snprintf(since, sizeof since, "02-loop-%d", calls - 1);
    snprintf(name, sizeof name, "02-loop-%d", calls++);
    for (int i = 0; i < LINKS; i++)
        if (!links[i]->dead)
            figure_box(false, links[i]->name, "%s",
                       &links[i]->base == asked ? "is asked" : "");
    int box = 0;
    for (int i = 0; i < LINKS; i++)
        if (!links[i]->dead)
            draw_link(box++, links[i]);
    figure_structure(name, calls > 1 ? since : NULL);
}

static ObObject *link_drop_next(ObObject *op)
{
    Link *self = (Link *)op;
    draw_loop(op);
    return self->friends > 0
           ? ob_dropped(self->friend[--self->friends]) : NULL;
}

static void link_free(ObObject *op)
{
    ((Link *)op)->dead = true;  /* its bytes are kept: see below */
}

static ObType link_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Link",
    .basic_size = sizeof(Link), .drop_next = link_drop_next,
    .free = link_free,
};

static Link *link_new(const char *name, Link *first, Link *second)
{
    Link *self = (Link *)ob_object_new(&link_type, sizeof *self);
    if (self == NULL)
        figure_failed(name);
    *self = (Link){ .base = self->base, .name = name };
    for (int i = 0; i < 2; i++) {
        Link *friend = i == 0 ? first : second;
        if (friend != NULL)
            self->friend[self->had++] = &friend->base;
    }
    self->friends = self->had;
    return self;
}

/* The header of one that dies, and the loop at each question. */
static void draw_death(void)
{
    Link *a = link_new("a", NULL, NULL), *b = link_new("b", NULL, NULL);
    Link *c = link_new("c", a, b), *d = link_new("d", c, NULL);
    links[0] = d, links[1] = c, links[2] = a, links[3] = b;
    int alive = figure_bar(7, "alive", "the first 64 bits");
    figure_cell(alive, 32, false, "count: %u",
                (unsigned)ob_refcnt(&c->base));
    figure_cell(alive, 8, true, "flags");
    figure_cell(alive, 24, false, "a collector's");
    int dying = figure_bar(7, "dying", "the same bits");
    figure_cell(dying, 32, false, "link, lower part")->changed = true;
    figure_cell(dying, 8, true, "flags");
    figure_cell(dying, 24, false, "link, upper part")->changed = true;
    figure_structure("02-header", NULL);
    ob_decref(&d->base);
    for (int i = 0; i < LINKS; i++)
        ob_object_free(&links[i]->base);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");

    draw_call();
    ObObject *a = doomed("a"), *b = doomed("b");
    ObObject *c = doomed("c"), *d = doomed("d");
    befriend(c, a);
    befriend(c, b);
    befriend(d, c);
    forget((const char *[]){ "a", "b", "c", NULL });
    figure("02-friends", false);
    forget((const char *[]){ "d", NULL });

    a = doomed("a");
    b = doomed("b");
    befriend(a, b);
    befriend(b, a);
    ObPeek lost = ob_peek_at(a);
    forget((const char *[]){ "a", "b", NULL });
    figure("02-cycle", false);

    /* Nobody else will end it. */
    if (ob_peek(lost) == 1)
        ob_doomed_abandon(a);
    draw_lost();
    draw_death();
    return figures_end();
}
