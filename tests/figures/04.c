/* The figures of chapter 4: two deductions, drawn at each step. */
#include "figure.h"

#include <string.h>

enum { MANY = 6 };

static ObNamespace *globals;

/* What is drawn: some objects, with what the heap says of each. */
typedef struct Drawing {
    const char *name;       /* of the figures */
    size_t n, step;
    FigureLabel label[MANY];
} Drawing;

static ObObject *doomed(Drawing *drawing, const char *name)
{
    ObObject *op = ob_doomed_new(name);
    if (op == NULL)
        figure_failed(name);
    drawing->label[drawing->n++] = (FigureLabel){ .op = op };
    return op;
}

static void befriend(ObObject *op, ObObject *friend)
{
    must(ob_doomed_befriend(op, friend), "a friend");
}

static void draw_step(ObHeap *heap, const char *what, void *arg)
{
    (void)what;
    Drawing *drawing = arg;
    for (size_t i = 0; i < drawing->n; i++) {
        FigureLabel *label = &drawing->label[i];
        char now[28];
        ob_heap_describe(heap, label->op, now, sizeof now);
        label->changed = strcmp(now, label->text) != 0;
        strcpy(label->text, now);
    }
    char name[40];
    snprintf(name, sizeof name, "%s-%zu", drawing->name,
             drawing->step++);
    figure_labelled(name, drawing->step > 1, drawing->n,
                    drawing->label);
}

static void draw_collection(Drawing *drawing)
{
    ob_heap_watch(ob_heap(), draw_step, drawing);
    ob_gc_collect();
    ob_heap_watch(ob_heap(), NULL, NULL);
}

/* x -> a <-> b, and c <-> d. */
static void draw_subtraction(void)
{
    Drawing drawing = { .name = "04-subtract" };
    ObObject *a = doomed(&drawing, "a"), *b = doomed(&drawing, "b");
    ObObject *c = doomed(&drawing, "c"), *d = doomed(&drawing, "d");
    befriend(a, b);
    befriend(b, a);
    befriend(c, d);
    befriend(d, c);
    must(ob_namespace_bind_steal(globals, "x", a), "x");
    ob_decref(b);
    ob_decref(c);
    ob_decref(d);
    draw_collection(&drawing);
    figure("04-after", false);
    ob_doomed_abandon(a);
    must(ob_namespace_unbind(globals, "x"), "del x");
}

/* The older ones are held by the youngest: first <- second <- x. */
static void draw_zero(void)
{
    Drawing drawing = { .name = "04-zero" };
    ObObject *e = doomed(&drawing, "e"), *f = doomed(&drawing, "f");
    ObObject *g = doomed(&drawing, "g");
    befriend(f, e);
    befriend(g, f);
    ob_decref(e);
    ob_decref(f);
    must(ob_namespace_bind_steal(globals, "x", g), "x");
    draw_collection(&drawing);
}

/* What the heap keeps before a list; everything of it is read from the
 * list's own block. */
static void draw_head(void)
{
    ObObject *list = ob_list_new();
    if (list == NULL)
        figure_failed("a list");
    double before = (double)((char *)list
                             - (char *)ob_heap_block_of(list));
    int bar = figure_bar(9, "a list in the heap", "%zu bytes",
                         ob_sizeof(list) + (size_t)before);
    figure_cell(bar, before / 2, true, "next");
    figure_cell(bar, before / 2, true, "prev");
    figure_cell(bar, sizeof list->refcnt, false, "count");
    figure_cell(bar, sizeof list->flags, false, "flags");
    figure_cell(bar, sizeof list->type, false, "type");
    figure_cell(bar, (double)(ob_sizeof(list) - sizeof *list), false,
                "size, capacity, items");
    figure_structure("04-head", NULL);
    ob_decref(list);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    draw_subtraction();
    draw_zero();
    draw_head();
    return figures_end();
}
