/* The figures of chapter 6: what instances and classes are made of, read
 * from live ones, and a bound method. */
#include "figure.h"
#include "class.h"

#include <stdarg.h>
#include <string.h>

/* --- drawings of structs --- */

enum { BOXES = 8, ROWS = 12, TEXT = 40 };

typedef struct Row {
    char field[TEXT], value[TEXT];
    int to;                 /* a box; -1: none */
    bool changed;
} Row;

typedef struct Box {
    char title[TEXT], note[TEXT];
    int rows;
    bool changed;
    Row row[ROWS];
} Box;

static Box boxes[BOXES];
static int used;
static bool in_line;        /* side by side, as they were made */

static int box(bool changed, const char *title, const char *format, ...)
{
    Box *b = &boxes[used];
    *b = (Box){ .changed = changed };
    snprintf(b->title, TEXT, "%s", title);
    va_list args;
    va_start(args, format);
    vsnprintf(b->note, TEXT, format, args);
    va_end(args);
    return used++;
}

static Row *row(int of, const char *field, const char *format, ...)
{
    Row *r = &boxes[of].row[boxes[of].rows++];
    *r = (Row){ .to = -1 };
    snprintf(r->field, TEXT, "%s", field);
    va_list args;
    va_start(args, format);
    vsnprintf(r->value, TEXT, format, args);
    va_end(args);
    return r;
}

static void put(FILE *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '>')
            fputs("&gt;", out);
        else
            fputc(*text, out);
}

static void draw_box(FILE *out, int i)
{
    const Box *b = &boxes[i];
    fprintf(out, "  o%d [class=\"object%s\" label=<<table border=\"0\" "
            "cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\"><tr>"
            "<td border=\"0\" port=\"t\"><i>", i,
            b->changed ? " changed" : "");
    put(out, b->title);
    fputs("</i></td><td border=\"0\">", out);
    put(out, b->note[0] != '\0' ? b->note : " ");
    fputs("</td></tr>", out);
    for (int k = 0; k < b->rows; k++) {
        fputs("<tr><td align=\"left\">", out);
        put(out, b->row[k].field);
        fprintf(out, "</td><td port=\"r%d\"><font face=\"monospace\">", k);
        put(out, b->row[k].value[0] != '\0' ? b->row[k].value : " ");
        fputs("</font></td></tr>", out);
    }
    fputs("</table>>];\n", out);
}

static void draw(FILE *out)
{
    fputs("digraph heap {\n  rankdir=LR;\n  node [shape=plain];\n", out);
    for (int i = 0; i < used; i++)
        draw_box(out, i);
    for (int i = 0; i < used; i++)
        for (int k = 0; k < boxes[i].rows; k++)
            if (boxes[i].row[k].to >= 0)
                fprintf(out, "  o%d:r%d:e -> o%d:t [class=\"edge%s\"];\n",
                        i, k, boxes[i].row[k].to,
                        boxes[i].row[k].changed ? " changed" : "");
    for (int i = 1; in_line && i < used; i++)
        fprintf(out, "  o%d -> o%d [style=invis];\n", i - 1, i);
    fputs("}\n", out);
}

static void tell(FILE *out)
{
    for (int i = 0; i < used; i++) {
        const Box *b = &boxes[i];
        fprintf(out, "%s%s%s:", b->title, b->note[0] != '\0' ? ", " : "",
                b->note);
        for (int k = 0; k < b->rows; k++) {
            const Row *r = &b->row[k];
            fprintf(out, "%s %s %s", k > 0 ? "," : "", r->field, r->value);
            if (r->to >= 0)
                fprintf(out, "leads to %s", boxes[r->to].title);
        }
        fputc('\n', out);
    }
}

static void write(const char *name)
{
    FILE *out = figure_open(name, "dot");
    draw(out);
    figure_close(out, name);
    out = figure_open(name, "txt");
    tell(out);
    figure_close(out, name);
    used = 0;
}

/* --- what is in them --- */

static void must(bool holds, const char *what)
{
    if (!holds)
        figure_failed(what);
}

static ObObject *class_new(const ObClassDef *def)
{
    ObObject *cls = ob_class_new(def);
    must(cls != NULL, def->name);
    return cls;
}

static ObObject *new_of(ObObject *cls)
{
    ObObject *op = ob_instance_new(cls);
    must(op != NULL, "an instance");
    return op;
}

static void set(ObObject *op, const char *name, int value)
{
    must(ob_setattr_steal(op, name, ob_int_new(value)) == 0, name);
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
    int b = box(false, "key table", "room for %d more", keys->room);
    for (int i = 0; i < keys->used; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", i);
        row(b, number, "%s", text_of(keys->name[i]));
    }
    return b;
}

static int class_box(ObObject *cls)
{
    const ObClass *c = (ObClass *)cls;
    int b = box(false, text_of(cls), "%s", "");
    row(b, "basic_size", "%zu", c->type.basic_size);
    return b;
}

/* What an instance of a class without slots has in it. */
static int instance_box(const char *title, ObObject *op, int cls, int dict,
                        bool changed)
{
    ObValues *values = ob_instance_values(op);
    int b = box(changed, title, "%zu bytes", weigh(op));
    row(b, "type", "%s", "")->to = cls;
    Row *r = row(b, "dict", "%s", dict < 0 ? "NULL" : "");
    r->to = dict;
    r->changed = changed;
    row(b, "weak references", "NULL");
    row(b, "room, size", "%d, %d", values->room, values->size);
    for (int i = 0; i < values->room; i++) {
        char number[16];
        snprintf(number, sizeof number, "value %d", i);
        row(b, number, "%s", text_of(values->value[i]));
    }
    const uint8_t *order = (uint8_t *)&values->value[values->room];
    char bytes[TEXT] = "";
    for (int i = 0; i < values->size; i++)
        snprintf(bytes + strlen(bytes), sizeof bytes - strlen(bytes),
                 "%d ", order[i]);
    if (values->room > 0)
        row(b, "order", "%s", bytes);
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
    row(c, "keys", "%s", "")->to = k;
    write("06-points");
    /* looked into */
    ObObject *dict = ob_vars(p);
    must(dict != NULL, "vars");
    c = class_box(cls);
    int d = box(true, "dict", "%zu bytes",
                weigh(dict) + ob_sizeof(dict) - ob_type(dict)->basic_size);
    size_t at = 0;
    ObObject *key, *value;
    while (ob_dict_next_borrowed(dict, &at, &key, &value)) {
        char name[TEXT];
        snprintf(name, sizeof name, "%s", text_of(key));
        row(d, name, "%s", text_of(value));
    }
    k = keys_box(((ObClass *)cls)->keys);
    row(d, "keys", "%s", "")->to = k;
    row(c, "keys", "%s", "")->to = k;
    instance_box("p", p, c, d, true);
    instance_box("q", q, c, -1, false);
    write("06-looked");
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
        snprintf(title, sizeof title, "number %d", i + 1);
        const ObValues *values = ob_instance_values(kept[i]);
        int b = box(false, title, "%s", "");
        row(b, "room", "%d", values->room);
        row(b, "type", "%s", "")->to = c;
        if (i == 1)
            for (int k = 0; k < 96; k++)
                ob_decref(new_of(cls));
    }
    snprintf(boxes[used - 1].title, TEXT, "number 99");
    int k = keys_box(((ObClass *)cls)->keys);
    row(c, "keys", "%s", "")->to = k;
    write("06-room");
    for (int i = 0; i < 3; i++)
        ob_decref(kept[i]);
    ob_decref(cls);
}

static ObObject *in_dict(ObObject *cls, const char *name)
{
    ObObject *value = ob_getattr(cls, name);
    must(value != NULL, name);
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
    int b = box(false, "p", "%zu bytes", weigh(p));
    ObObject **slot = (ObObject **)((char *)p + sizeof(ObObject));
    row(b, "0: count, flags", "%u, 4", (unsigned)ob_refcnt(p));
    Row *type = row(b, "8: type", "%s", "");
    for (size_t i = 0; i < 2; i++) {
        char at[TEXT];
        snprintf(at, sizeof at, "%zu:", 16 + 8 * i);
        row(b, at, "%s", text_of(slot[i]));
    }
    int c = class_box(cls);
    type->to = c;
    for (size_t i = 0; i < 2; i++) {
        const char *name = i == 0 ? "x" : "y";
        ObObject *member = in_dict(cls, name);
        int m = box(true, "member_descriptor", "%s", "");
        row(m, "name", "'%s'", name);
        /* its offset is its last word */
        size_t offset;
        memcpy(&offset, (char *)member + ob_type(member)->basic_size
               - sizeof offset, sizeof offset);
        row(m, "offset", "%zu", offset);
        Row *r = row(c, name, "%s", "");
        r->to = m;
        r->changed = true;
        ob_decref(member);
    }
    write("06-slots");
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
        int b = box(i == 2, cls->type.name, "%zu bytes",
                    cls->type.basic_size);
        row(b, "0", "header");
        for (size_t k = 0; k <= i; k++) {
            const ObClass *of = (ObClass *)classes[k];
            for (size_t n = 0; n < ob_tuple_size(of->slots); n++) {
                char at[TEXT];
                snprintf(at, sizeof at, "%zu", of->first_slot + 8 * n);
                row(b, at, "%s", ob_str_utf8(
                        ob_tuple_item_borrowed(of->slots, n)));
            }
        }
        if (cls->type.dict_offset != 0) {
            char at[TEXT];
            snprintf(at, sizeof at, "%zu", cls->type.dict_offset);
            row(b, at, "dict");
            snprintf(at, sizeof at, "%zu", cls->type.weak_offset);
            row(b, at, "weak references");
            snprintf(at, sizeof at, "%zu", cls->type.basic_size);
            row(b, at, "values");
        }
    }
    in_line = true;
    write("06-layout");
    in_line = false;
    for (size_t i = 3; i-- > 0; )
        ob_decref(classes[i]);
}

/* --- an instance with a dictionary of its own --- */

typedef struct Own {
    ObObject base;
    ObObject *dict;
} Own;

static int block_box(const ObMemInfo *info, void *arg)
{
    (void)arg;
    const ObObject *op = info->object;
    if (op != NULL && ob_type(op) != &ob_dict_type)
        return 0;
    box(false, op != NULL ? "dict" : used == 0 ? "entries" : "index",
        "%zu bytes", info->size);
    return 0;
}

/* The three blocks of a dict of three, as memory knows them. */
static void draw_own(void)
{
    static const char *const names[] = { "x", "y", "z" };
    ObObject *key[3], *value = ob_int_new(1);
    for (int i = 0; i < 3; i++)
        must((key[i] = ob_str_intern(names[i])) != NULL, names[i]);
    size_t before = ob_mem_blocks(ob_mem());
    ObObject *dict = ob_dict_new();
    must(dict != NULL && value != NULL, "a dict");
    for (int i = 0; i < 3; i++)
        must(ob_dict_set(dict, key[i], value) == 0, "an item");
    must(ob_mem_blocks(ob_mem()) - before == 3, "three blocks");
    /* newest first, and older than the dict is of no interest */
    ob_mem_walk(ob_mem(), block_box, NULL);
    must(used >= 3, "three boxes");
    used = 3;
    for (int i = 0; i < 3; i++)
        row(0, names[i], "%s", text_of(value));
    row(1, "places", "8");
    row(2, "index", "%s", "")->to = 1;
    row(2, "entries", "%s", "")->to = 0;
    int b = box(false, "p", "%zu bytes", sizeof(Own) + 16);
    row(b, "type", "Point");
    row(b, "dict", "%s", "")->to = 2;
    write("06-own");
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
    must(method != NULL, "a method");
    int c = class_box(cls);
    int f = box(false, "function", "%s", "");
    row(f, "name", "Point.norm");
    row(c, "norm", "%s", "")->to = f;
    int b = box(false, "p", "count %u", (unsigned)ob_refcnt(p));
    row(b, "type", "%s", "")->to = c;
    int m = box(true, "method", "count %u", (unsigned)ob_refcnt(method));
    Row *r = row(m, "function", "%s", "");
    r->to = f;
    r->changed = true;
    r = row(m, "self", "%s", "");
    r->to = b;
    r->changed = true;
    write("06-method");
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
