/* The figures of chapter 7: a family, and a collection with a rescue. */
#include "figure.h"

#include <string.h>

enum { MANY = 6 };

static ObNamespace *globals;

static ObObject *doomed(const char *name)
{
    return made(ob_doomed_new(name), name);
}

static void befriend(ObObject *op, ObObject *friend)
{
    must(ob_doomed_befriend(op, friend), "a friend");
}

/* --- a family --- */

typedef struct Family {
    ObObject *p, *c1, *c2;
} Family;

/* Each with its list; the lists of the children are empty. */
static Family make_family(void)
{
    Family family = { doomed("p"), doomed("c1"), doomed("c2") };
    ObObject *children = made(ob_list_new(), "a list");
    befriend(family.p, children);
    ObObject *both[] = { family.c1, family.c2 };
    for (int i = 0; i < 2; i++) {
        ObObject *data = made(ob_list_new(), "a list");
        must(ob_list_append(children, both[i]), "a child");
        befriend(both[i], data);
        befriend(both[i], family.p);
        ob_decref(data);
    }
    ob_decref(children);
    return family;
}

static void drop_family(Family family)
{
    ob_decref(family.p);
    ob_decref(family.c1);
    ob_decref(family.c2);
}

static void draw_family(void)
{
    Family family = make_family();
    must(ob_namespace_bind(globals, "p", family.p), "p");
    drop_family(family);
    figure("07-family-0", false);
    must(ob_namespace_unbind(globals, "p"), "del p");
    figure("07-family-1", true);
    ob_gc_collect();
}

/* As Python 2 leaves it. */
static void draw_python2(void)
{
    must(ob_gc_python2(true), "Python 2");
    Family family = make_family();
    drop_family(family);
    ob_gc_collect();
    must(ob_namespace_bind(globals, "gc.garbage",
                           ob_gc_garbage_borrowed()), "garbage");
    figure("07-python2", false);
    must(ob_namespace_unbind(globals, "gc.garbage"), "garbage");
    ob_doomed_abandon(family.p);
    ob_list_clear(ob_gc_garbage_borrowed());
    must(ob_gc_python2(false), "Python 3");
}

/* --- a rescue --- */

typedef struct Phoenix {
    ObObject base;
    const char *name;
    ObObject *friend, *saved;   /* saved: borrowed, NULL or a list */
} Phoenix;

static int phoenix_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Phoenix *self = (Phoenix *)op;
    return self->friend != NULL ? visit(self->friend, arg) : 0;
}

static void phoenix_clear(ObObject *op)
{
    ObObject *friend = ((Phoenix *)op)->friend;
    ((Phoenix *)op)->friend = NULL;
    if (friend != NULL)
        ob_decref(friend);
}

static ObObject *phoenix_drop_next(ObObject *op)
{
    ObObject *friend = ((Phoenix *)op)->friend;
    ((Phoenix *)op)->friend = NULL;
    return friend != NULL ? ob_dropped(friend) : NULL;
}

static void phoenix_finalize(ObObject *op)
{
    Phoenix *self = (Phoenix *)op;
    if (self->saved != NULL)
        must(ob_list_append(self->saved, op), "a rescue");
}

static ObObject *phoenix_repr(ObObject *op)
{
    return ob_str_from(((Phoenix *)op)->name);
}

static ObType phoenix_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Phoenix",
    .basic_size = sizeof(Phoenix), .repr = phoenix_repr,
    .traverse = phoenix_traverse, .drop_next = phoenix_drop_next,
    .finalize = phoenix_finalize, .clear = phoenix_clear,
    .free = ob_object_free,
};

static Phoenix *phoenix(const char *name)
{
    Phoenix *self = (Phoenix *)made(ob_object_new(&phoenix_type,
                                                  sizeof *self), name);
    *self = (Phoenix){ self->base, name, NULL, NULL };
    ob_track(&self->base);
    return self;
}

static void pair(Phoenix *a, Phoenix *b)
{
    ob_incref(&b->base);
    a->friend = &b->base;
    ob_incref(&a->base);
    b->friend = &a->base;
}

typedef struct Drawing {
    FigureLabel label[MANY];
    size_t n, figures;
    int deduction;              /* the first or the second */
    size_t examined;
} Drawing;

static void label_all(Drawing *drawing, ObHeap *heap, const char *text)
{
    for (size_t i = 0; i < drawing->n; i++) {
        FigureLabel *label = &drawing->label[i];
        char now[28];
        if (text != NULL)
            snprintf(now, sizeof now, "%s", text);
        else
            ob_heap_describe(heap, label->op, now, sizeof now);
        label->changed = strcmp(now, label->text) != 0;
        strcpy(label->text, now);
    }
    char name[40];
    snprintf(name, sizeof name, "07-saved-%zu", drawing->figures++);
    figure_labelled(name, drawing->figures > 1, drawing->n,
                    drawing->label);
}

/* The first deduction's verdict; and of the second each step. */
static void draw_step(ObHeap *heap, const char *what, void *arg)
{
    Drawing *drawing = arg;
    bool begins = strcmp(what, "counts copied") == 0;
    drawing->deduction += begins;
    drawing->examined = begins ? 0 : drawing->examined + 1;
    if (drawing->deduction == 2 && begins)
        label_all(drawing, heap, "has spoken");
    if (drawing->deduction == 2 && drawing->examined == 1)
        label_all(drawing, heap, NULL);
    if (drawing->deduction == 2 && drawing->examined == 6)
        label_all(drawing, heap, NULL);
}

static void draw_rescue(void)
{
    Drawing drawing = { .n = 0 };
    Phoenix *who[] = { phoenix("a"), phoenix("b"), phoenix("c"),
                       phoenix("d") };
    ObObject *saved = made(ob_list_new(), "a list");
    pair(who[0], who[1]);
    pair(who[2], who[3]);
    who[1]->saved = saved;
    must(ob_namespace_bind_steal(globals, "saved", saved), "saved");
    for (int i = 0; i < 4; i++) {
        drawing.label[drawing.n++] = (FigureLabel){ .op = &who[i]->base };
        ob_decref(&who[i]->base);
    }
    label_all(&drawing, NULL, "unreachable");
    ob_heap_watch(ob_heap(), draw_step, &drawing);
    ob_gc_collect();
    ob_heap_watch(ob_heap(), NULL, NULL);
    figure("07-saved-4", false);
    must(ob_namespace_unbind(globals, "saved"), "del saved");
    ob_gc_collect();
}

/* --- saved once --- */

static void draw_spoken(const char *name, bool since, const ObObject *op)
{
    bool spoken = (op->flags & OB_FINALIZED) != 0;
    FigureLabel label = { .op = op, .changed = spoken };
    snprintf(label.text, sizeof label.text, "%s",
             spoken ? "has spoken" : "has not spoken");
    figure_labelled(name, since, 1, &label);
}

static void draw_once(void)
{
    ObObject *saved = made(ob_list_new(), "a list");
    Phoenix *e = phoenix("e");
    e->saved = saved;
    must(ob_namespace_bind_steal(globals, "saved", saved), "saved");
    must(ob_namespace_bind_steal(globals, "x", &e->base), "x");
    draw_spoken("07-once-0", false, &e->base);
    must(ob_namespace_unbind(globals, "x"), "del x");
    draw_spoken("07-once-1", true, &e->base);
    ob_list_clear(saved);
    figure("07-once-2", true);
    must(ob_namespace_unbind(globals, "saved"), "del saved");
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    draw_family();
    draw_rescue();
    draw_once();
    draw_python2();      /* last: it leaves a gc.garbage */
    return figures_end();
}
