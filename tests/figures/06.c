/* The figures of chapter 6: what instances and classes are made of, read
 * from live ones, and a bound method. */
#include "figure.h"
#include "class.h"

#include <string.h>

enum { TEXT = 40 };

/* --- what is in them --- */

static ObObject *class_new(const ObClassDef *def)
{
    return made(ob_class_new(def), def->name);
}

static ObObject *new_of(ObObject *cls)
{
    return made(ob_instance_new(cls), "an instance");
}

static void set(ObObject *op, const char *name, int value)
{
    must(ob_setattr_steal(op, name, ob_int_new(value)), name);
}

static const char *text_of(ObObject *op)
{
    static char text[TEXT];
    ObObject *repr = op == NULL ? NULL : ob_repr(op);
    snprintf(text, TEXT, "%s", repr == NULL ? "NULL" : ob_str_utf8(repr));
    if (repr != NULL)
        ob_decref(repr);
    return text;
}

typedef struct Weighed {
    const ObObject *op;
    size_t size;
} Weighed;

static int weigh_block(const ObMemInfo *info, void *arg)
{
    Weighed *weighed = arg;
    if (info->object == weighed->op)
        weighed->size = info->size;
    return 0;
}

/* The bytes of the block that op is in: with the heap's head. */
static size_t weigh(const ObObject *op)
{
    Weighed weighed = { op, 0 };
    ob_mem_walk(ob_mem(), weigh_block, &weighed);
    return weighed.size;
}

static int keys_box(const ObKeys *keys)
{
    int b = figure_box(false, "key table", "room for %d more", keys->room);
    for (int i = 0; i < keys->used; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", i);
        figure_row(b, number, "%s", text_of(keys->name[i]));
    }
    return b;
}

static int class_box(ObObject *cls)
{
    const ObClass *c = (ObClass *)cls;
    int b = figure_box(false, text_of(cls), "%s", "");
    figure_row(b, "basic_size", "%zu", c->type.basic_size);
    return b;
}

/* What an instance of a class without slots has in it. */
static int instance_box(const char *title, ObObject *op, int cls, int dict,
                        bool changed)
{
    ObValues *values = ob_instance_values(op);
    int b = figure_box(changed, title, "%zu bytes", weigh(op));
    figure_row(b, "type", "%s", "")->to = cls;
    FigureRow *r = figure_row(b, "dict", "%s", dict < 0 ? "NULL" : "");
    r->to = dict;
    r->changed = changed;
    figure_row(b, "weak references", "NULL");
    figure_row(b, "room, size", "%d, %d", values->room, values->size);
    for (int i = 0; i < values->room; i++) {
        char number[16];
        snprintf(number, sizeof number, "value %d", i);
        figure_row(b, number, "%s", text_of(values->value[i]));
    }
    const uint8_t *order = (uint8_t *)&values->value[values->room];
    char bytes[TEXT] = "";
    for (int i = 0; i < values->size; i++)
        snprintf(bytes + strlen(bytes), sizeof bytes - strlen(bytes),
                 "%d ", order[i]);
    if (values->room > 0)
        figure_row(b, "order", "%s", bytes);
    return b;
}

/* Uses up the room that a class keeps for names to come. */
static void settle(ObObject *cls)
{
    for (int i = 0; i < 30; i++)
        ob_decref(new_of(cls));
}

/* Two points, set in different orders, and what their class knows. */
static void draw_points(void)
{
    static const char *const names[] = { "x", "y", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "Point",
                                             .attributes = names });
    settle(cls);
    ObObject *p = new_of(cls), *q = new_of(cls);
    set(p, "x", 3);
    set(p, "y", 4);
    set(q, "y", 6);
    set(q, "x", 5);
    int c = class_box(cls);
    instance_box("p", p, c, -1, false);
    instance_box("q", q, c, -1, false);
    int k = keys_box(((ObClass *)cls)->keys);
    figure_row(c, "keys", "%s", "")->to = k;
    figure_structure("06-points", NULL);
    /* looked into */
    ObObject *dict = ob_vars(p);
    made(dict, "vars");
    c = class_box(cls);
    int d = figure_box(true, "dict", "%zu bytes",
                weigh(dict) + ob_sizeof(dict) - ob_type(dict)->basic_size);
    size_t at = 0;
    ObObject *key, *value;
    while (ob_dict_next_borrowed(dict, &at, &key, &value)) {
        char name[TEXT];
        snprintf(name, sizeof name, "%s", text_of(key));
        figure_row(d, name, "%s", text_of(value));
    }
    k = keys_box(((ObClass *)cls)->keys);
    figure_row(d, "keys", "%s", "")->to = k;
    figure_row(c, "keys", "%s", "")->to = k;
    instance_box("p", p, c, d, true);
    instance_box("q", q, c, -1, false);
    figure_structure("06-looked", NULL);
    ob_decref(dict);
    ob_decref(p);
    ob_decref(q);
    ob_decref(cls);
}

/* The first instances have room for all that may come. */
static void draw_room(void)
{
    ObObject *cls = class_new(&(ObClassDef){ .name = "Point" });
    ObObject *kept[3];
    int c = class_box(cls);
    for (int i = 0; i < 3; i++) {
        kept[i] = new_of(cls);
        if (i == 0) {
            set(kept[i], "x", 3);
            set(kept[i], "y", 4);
        }
        char title[TEXT];
        snprintf(title, sizeof title, "number %d", i < 2 ? i + 1 : 99);
        const ObValues *values = ob_instance_values(kept[i]);
        int b = figure_box(false, title, "%s", "");
        figure_row(b, "room", "%d", values->room);
        figure_row(b, "type", "%s", "")->to = c;
        if (i == 1)
            for (int k = 0; k < 96; k++)
                ob_decref(new_of(cls));
    }
    int k = keys_box(((ObClass *)cls)->keys);
    figure_row(c, "keys", "%s", "")->to = k;
    figure_structure("06-room", NULL);
    for (int i = 0; i < 3; i++)
        ob_decref(kept[i]);
    ob_decref(cls);
}

static ObObject *in_dict(ObObject *cls, const char *name)
{
    ObObject *value = ob_getattr(cls, name);
    made(value, name);
    return value;
}

/* A slotted point, and how its class finds what is in it. */
static void draw_slots(void)
{
    static const char *const names[] = { "y", "x", NULL };
    ObObject *cls = class_new(&(ObClassDef){ .name = "Point",
                                             .slots = names });
    ObObject *p = new_of(cls);
    set(p, "x", 3);
    set(p, "y", 4);
    int b = figure_box(false, "p", "%zu bytes", weigh(p));
    ObObject **slot = (ObObject **)((char *)p + sizeof(ObObject));
    figure_row(b, "0: count, flags", "%u, 4", (unsigned)ob_refcnt(p));
    FigureRow *type = figure_row(b, "8: type", "%s", "");
    for (size_t i = 0; i < 2; i++) {
        char at[TEXT];
        snprintf(at, sizeof at, "%zu:", 16 + 8 * i);
        figure_row(b, at, "%s", text_of(slot[i]));
    }
    int c = class_box(cls);
    type->to = c;
    for (size_t i = 0; i < 2; i++) {
        const char *name = i == 0 ? "x" : "y";
        ObObject *member = in_dict(cls, name);
        int m = figure_box(false, "member_descriptor", "%s", "");
        figure_row(m, "name", "'%s'", name);
        /* its offset is its last word */
        size_t offset;
        memcpy(&offset, (char *)member + ob_type(member)->basic_size
               - sizeof offset, sizeof offset);
        figure_row(m, "offset", "%zu", offset);
        figure_row(c, name, "%s", "")->to = m;
        ob_decref(member);
    }
    figure_structure("06-slots", NULL);
    ob_decref(p);
    ob_decref(cls);
}

/* Where things are in an instance of a class and of two below it. */
static void draw_layout(void)
{
    ObObject *base = class_new(&(ObClassDef){ .name = "Base",
        .slots = (const char *const[]){ "z", "a", NULL } });
    ObObject *more = class_new(&(ObClassDef){ .name = "More",
        .base = base, .slots = (const char *const[]){ "b", NULL } });
    ObObject *forgot = class_new(&(ObClassDef){ .name = "Forgot",
                                                .base = more });
    ObObject *classes[] = { base, more, forgot };
    for (size_t i = 0; i < 3; i++) {
        const ObClass *cls = (ObClass *)classes[i];
        int b = figure_box(false, cls->type.name, "%zu bytes",
                    cls->type.basic_size);
        figure_row(b, "0", "header");
        for (size_t k = 0; k <= i; k++) {
            const ObClass *of = (ObClass *)classes[k];
            for (size_t n = 0; n < ob_tuple_size(of->slots); n++) {
                char at[TEXT];
                snprintf(at, sizeof at, "%zu", of->first_slot + 8 * n);
                figure_row(b, at, "%s", ob_str_utf8(
                        ob_tuple_item_borrowed(of->slots, n)));
            }
        }
        if (cls->type.dict_offset != 0) {
            char at[TEXT];
            snprintf(at, sizeof at, "%zu", cls->type.dict_offset);
            figure_row(b, at, "dict");
            snprintf(at, sizeof at, "%zu", cls->type.weak_offset);
            figure_row(b, at, "weak references");
            snprintf(at, sizeof at, "%zu", cls->type.basic_size);
            figure_row(b, at, "values");
        }
    }
    figure_side_by_side();
    figure_structure("06-layout", NULL);
    for (size_t i = 3; i-- > 0; )
        ob_decref(classes[i]);
}

/* --- an instance with a dictionary of its own --- */

typedef struct Own {
    ObObject base;
    ObObject *dict;
} Own;

/* Draws the newest three; stops then. */
static int block_box(const ObMemInfo *info, void *arg)
{
    int *drawn = arg;
    const ObObject *op = info->object;
    if (op != NULL && ob_type(op) != &ob_dict_type)
        return 0;
    figure_box(false, op != NULL ? "dict" : *drawn == 0 ? "entries"
                                                        : "index",
               "%zu bytes", info->size);
    return ++*drawn == 3;
}

/* The three blocks of a dict of three, as memory knows them. */
static void draw_own(void)
{
    static const char *const names[] = { "x", "y", "z" };
    ObObject *key[3], *value = ob_int_new(1);
    for (int i = 0; i < 3; i++)
        key[i] = made(ob_str_intern(names[i]), names[i]);
    size_t before = ob_mem_blocks(ob_mem());
    ObObject *dict = made(ob_dict_new(), "a dict");
    made(value, "a value");
    for (int i = 0; i < 3; i++)
        must(ob_dict_set(dict, key[i], value), "an item");
    if (ob_mem_blocks(ob_mem()) - before != 3)
        figure_failed("three blocks");
    int drawn = 0;
    ob_mem_walk(ob_mem(), block_box, &drawn);
    if (drawn != 3)
        figure_failed("three boxes");
    for (int i = 0; i < 3; i++)
        figure_row(0, names[i], "%s", text_of(value));
    figure_row(1, "places", "8");
    figure_row(2, "index", "%s", "")->to = 1;
    figure_row(2, "entries", "%s", "")->to = 0;
    int b = figure_box(false, "p", "%zu bytes", sizeof(Own) + 16);
    figure_row(b, "type", "Point");
    figure_row(b, "dict", "%s", "")->to = 2;
    figure_structure("06-own", NULL);
    ob_decref(dict);
    ob_decref(value);
}

/* --- a bound method --- */

static ObObject *norm(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    return ob_getattr(self, "x");
}

static void draw_method(void)
{
    static const ObMethodDef methods[] = {
        { "norm", norm }, { NULL, NULL }
    };
    ObObject *cls = class_new(&(ObClassDef){ .name = "Point",
                                             .methods = methods });
    ObObject *p = new_of(cls), *method = ob_getattr(p, "norm");
    made(method, "a method");
    int c = class_box(cls);
    int f = figure_box(false, "function", "%s", "");
    figure_row(f, "name", "Point.norm");
    figure_row(c, "norm", "%s", "")->to = f;
    int b = figure_box(false, "p", "count %u", (unsigned)ob_refcnt(p));
    figure_row(b, "type", "%s", "")->to = c;
    int m = figure_box(true, "method", "count %u", (unsigned)ob_refcnt(method));
    FigureRow *r = figure_row(m, "function", "%s", "");
    r->to = f;
    r->changed = true;
    r = figure_row(m, "self", "%s", "");
    r->to = b;
    r->changed = true;
    figure_structure("06-method", NULL);
    ob_decref(method);
    ob_decref(p);
    ob_decref(cls);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    draw_own();
    draw_points();
    draw_room();
    draw_slots();
    draw_layout();
    draw_method();
    return figures_end();
}
