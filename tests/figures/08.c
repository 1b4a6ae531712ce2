/* The figures of chapter 8: references that do not count, alive and
 * dead; a family cured; and a collection that comes upon some. */
#include "figure.h"

#include <string.h>

static ObNamespace *globals;

static void bind(const char *name, ObObject *op)
{
    must(ob_namespace_bind_steal(globals, name, op), name);
}

static void unbind(const char *name)
{
    must(ob_namespace_unbind(globals, name), name);
}

static ObObject *bound(const char *name)
{
    return ob_namespace_lookup_borrowed(globals, name);
}

/* --- references and callbacks that print a name --- */

enum { NAMED = 20 };
static struct { const ObObject *op; const char *name; } names[NAMED];
static size_t named;

static const char *name_of(const void *op)
{
    for (size_t i = named; i-- > 0; )
        if (names[i].op == op)
            return names[i].name;
    return op == NULL ? "NULL" : "?";
}

/* In the place of the types' own repr, which has addresses in it. */
static ObObject *named_repr(ObObject *op)
{
    return ob_str_from(ob_ref_is_dead(op) ? "dead" : name_of(op));
}

static ObObject *note(const char *name, ObObject *op)
{
    made(op, name);
    if (named == NAMED)
        figure_failed("more names");
    names[named].op = op;
    names[named++].name = name;
    return op;
}

static ObObject *refer(const char *name, ObObject *to,
                       ObObject *callback)
{
    return note(name, ob_ref_new(to, callback));
}

typedef struct Callback {
    ObObject base;
    const char *name;
    void (*act)(void);
} Callback;

static ObObject *callback_repr(ObObject *op)
{
    return ob_str_from(((Callback *)op)->name);
}

static ObObject *callback_call(ObObject *op, ObObject *const args[],
                               size_t n)
{
    (void)args;
    (void)n;
    if (((Callback *)op)->act != NULL)
        ((Callback *)op)->act();
    return ob_none();
}

static ObType callback_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "function",
    .basic_size = sizeof(Callback), .repr = callback_repr,
    .call = callback_call, .free = ob_object_free,
};

static ObObject *callback(const char *name, void (*act)(void))
{
    ObObject *op = made(ob_object_new(&callback_type, sizeof(Callback)),
                        name);
    *(Callback *)op = (Callback){ *op, name, act };
    return op;
}

static void tie(const char *name, bool changed)
{
    ObObject *ref = bound(name), *to = ob_ref_to_borrowed(ref);
    if (to != NULL)
        figure_tie(ref, to, OB_TIE_WEAK, changed);
}

/* --- one object --- */

static void label(const char *figure, bool since, const char *first,
                  const char *second, const char *third)
{
    FigureLabel labels[] = { { bound("r"), "", false },
                             { bound("s"), "", false },
                             { bound("t"), "", false } };
    const char *const texts[] = { first, second, third };
    for (int i = 0; i < 3; i++)
        snprintf(labels[i].text, sizeof labels[i].text, "%s", texts[i]);
    figure_labelled(figure, since, 3, labels);
}

/* --- the links of a list, as they are in the structs --- */

static void draw_field(FILE *out, const char *field, const char *value)
{
    fprintf(out, "<tr><td align=\"left\">%s</td><td port=\"%s\">"
            "<font face=\"monospace\">%s</font></td></tr>", field,
            field, value);
}

static void draw_head(FILE *out, const char *id, const char *title)
{
    fprintf(out, "  %s [class=\"object\" label=<<table border=\"0\" "
            "cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\">"
            "<tr><td border=\"0\" port=\"top\" colspan=\"2\"><i>%s</i>"
            "</td></tr>", id, title);
}

static void draw_ref(FILE *out, const ObRef *ref)
{
    char hash[24];
    snprintf(hash, sizeof hash, "%lld", (long long)ref->hash);
    draw_head(out, name_of(ref), name_of(ref));
    draw_field(out, "to", "p");
    draw_field(out, "callback", ref->callback == NULL ? "NULL" : "f");
    draw_field(out, "hash", hash);
    draw_field(out, "prev", name_of(ref->prev));
    draw_field(out, "next", name_of(ref->next));
    fputs("</table>>];\n", out);
    if (ref->next != NULL)
        fprintf(out, "  %s:next:e -> %s:top [class=\"edge\"];\n"
                "  %s:prev:w -> %s:top [class=\"edge\" constraint=false];\n",
                name_of(ref), name_of(ref->next), name_of(ref->next),
                name_of(ref));
}

static void draw_links(ObObject *p)
{
    ObObject *first = ob_weakref_first(p);
    FILE *out = figure_open("08-links", "dot");
    fputs("digraph heap {\n  rankdir=LR;\n  node [shape=plain];\n", out);
    draw_head(out, "p", "p");
    draw_field(out, "weakrefs", name_of(first));
    fputs("</table>>];\n", out);
    fprintf(out, "  p:weakrefs:e -> %s:top [class=\"edge\"];\n",
            name_of(first));
    for (const ObRef *ref = (ObRef *)first; ref != NULL; ref = ref->next)
        draw_ref(out, ref);
    fputs("}\n", out);
    figure_close(out, "08-links");
    out = figure_open("08-links", "txt");
    fprintf(out, "p: weakrefs %s\n", name_of(first));
    for (const ObRef *ref = (ObRef *)first; ref != NULL; ref = ref->next)
        fprintf(out, "%s: to p, callback %s, prev %s, next %s\n",
                name_of(ref), ref->callback == NULL ? "NULL" : "f",
                name_of(ref->prev), name_of(ref->next));
    figure_close(out, "08-links");
    ob_decref(first);
}

static void draw_one(void)
{
    bind("p", made(ob_doomed_new("p"), "p"));
    bind("r", refer("r", bound("p"), NULL));
    tie("r", false);
    figure("08-ref", false);
    ObObject *f = callback("f", NULL);
    bind("s", refer("s", bound("p"), f));
    bind("t", refer("t", bound("p"), f));
    ob_decref(f);
    tie("r", false);
    tie("s", true);
    tie("t", true);
    label("08-list", true, "first", "third", "second");
    draw_links(bound("p"));
    unbind("p");
    label("08-dead", true, "", "", "");
    unbind("t");
    unbind("s");
    unbind("r");
}

/* --- a family --- */

static void add_child(ObObject *proxy, ObObject *children,
                      const char *name)
{
    ObObject *child = made(ob_doomed_new(name), name);
    must(ob_doomed_befriend(child, proxy), "a parent");
    must(ob_list_append(children, child), "a child");
    ob_decref(child);
}

static void draw_family(void)
{
    ObObject *parent = made(ob_doomed_new("parent"), "a parent");
    ObObject *children = made(ob_list_new(), "a list");
    bind("p", parent);
    must(ob_doomed_befriend(parent, children), "children");
    ObObject *proxy = note("proxy", ob_proxy_new(parent, NULL));
    add_child(proxy, children, "one");
    add_child(proxy, children, "two");
    figure_tie(proxy, parent, OB_TIE_WEAK, false);
    ob_decref(proxy);
    ob_decref(children);
    figure("08-family", false);
    unbind("p");
}

/* --- a collection --- */

typedef struct Node {
    ObObject base;
    const char *name;
    ObObject *friend, *own;     /* own: a reference, or NULL */
    ObRef *weakrefs;
} Node;

static int node_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Node *node = (Node *)op;
    int result = node->friend != NULL ? visit(node->friend, arg) : 0;
    return result != 0 || node->own == NULL ? result
           : visit(node->own, arg);
}

static ObObject *take(ObObject **held)
{
    ObObject *op = *held;
    *held = NULL;
    return op;
}

static ObObject *node_drop_next(ObObject *op)
{
    Node *node = (Node *)op;
    ObObject *next = take(&node->friend);
    if (next == NULL)
        next = take(&node->own);
    return next != NULL ? ob_dropped(next) : NULL;
}

static void draw_garbage(const char *name)
{
    tie("r", false);
    tie("s", false);
    figure(name, true);
}

/* The first to be cleared shows what it sees. */
static void node_clear(ObObject *op)
{
    if (((Node *)op)->name[0] == 'a')
        draw_garbage("08-garbage-3");
    ObObject *friend = take(&((Node *)op)->friend);
    ObObject *own = take(&((Node *)op)->own);
    if (friend != NULL)
        ob_decref(friend);
    if (own != NULL)
        ob_decref(own);
}

/* And the last to speak. */
static void node_finalize(ObObject *op)
{
    if (((Node *)op)->name[0] == 'b')
        draw_garbage("08-garbage-2");
}

static ObObject *node_repr(ObObject *op)
{
    return ob_str_from(((Node *)op)->name);
}

static ObType node_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Node",
    .basic_size = sizeof(Node), .weak_offset = offsetof(Node, weakrefs),
    .repr = node_repr, .traverse = node_traverse,
    .drop_next = node_drop_next, .clear = node_clear,
    .finalize = node_finalize, .free = ob_object_free,
};

static Node *node(const char *name)
{
    Node *self = (Node *)made(ob_object_new(&node_type, sizeof *self),
                              name);
    *self = (Node){ .base = self->base, .name = name };
    ob_track(&self->base);
    return self;
}

static void draw_told(void)
{
    draw_garbage("08-garbage-1");
}

static void draw_collection(void)
{
    Node *a = node("a"), *b = node("b");
    ObObject *told = callback("f", draw_told);
    ObObject *never = callback("g", NULL);
    a->friend = &b->base;
    ob_incref(&a->base);
    b->friend = &a->base;
    b->own = refer("own", &a->base, never);
    bind("r", refer("r", &a->base, told));
    bind("s", refer("s", &b->base, NULL));
    ob_decref(told);
    ob_decref(never);
    ob_decref(&a->base);
    tie("r", false);
    tie("s", false);
    figure_tie(b->own, &a->base, OB_TIE_WEAK, false);
    figure("08-garbage-0", false);
    ob_gc_collect();
    unbind("r");
    unbind("s");
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    ob_gc_disable();
    ob_ref_type.repr = ob_proxy_type.repr = named_repr;
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    if (globals == NULL)
        figure_failed("globals");
    draw_one();
    draw_family();
    draw_collection();
    ob_namespace_free(globals);
    return figures_end();
}
