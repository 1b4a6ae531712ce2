/* snapshot: what a moment looked like, drawn or told.
 *
 * CPython has no such thing; its nearest is gc.get_objects.
 */
#include "ob_inspect.h"

#include <inttypes.h>
#include <string.h>

/* --- the structs of a snapshot --- */

enum { LABEL = 28 };

typedef struct SeenObject {
    ObObject *op;           /* an address, not a reference */
    unsigned long serial;   /* its block's; 0: not known */
    uint32_t refcnt;
    bool changed;
    const char *type;
    char value[LABEL];      /* its repr, cut */
    size_t size;
    char label[LABEL];      /* written below it */
} SeenObject;

typedef struct SeenName {
    const char *space;      /* the label of its namespace */
    char name[LABEL];
    size_t object;          /* index of what it leads to */
    bool changed;
} SeenName;

typedef struct SeenEdge {
    size_t from, to;        /* indexes of objects */
    bool changed;
} SeenEdge;

struct ObSnapshot {
    size_t names, objects;
    SeenName *name;
    SeenObject *object;
    size_t edges;
    SeenEdge *edge;
};

/* --- make and free a snapshot --- */

static int count_object(const ObMemInfo *info, void *arg)
{
    *(size_t *)arg += info->object != NULL;
    return 0;
}

void ob_snapshot_free(ObSnapshot *shot)
{
    if (shot->name != NULL)
        ob_mem_free(ob_mem(), shot->name);
    if (shot->object != NULL)
        ob_mem_free(ob_mem(), shot->object);
    if (shot->edge != NULL)
        ob_mem_free(ob_mem(), shot->edge);
    ob_mem_free(ob_mem(), shot);
}

/* count what they refer to */

static bool can_refer(const ObObject *op)
{
    return ob_type(op)->traverse != NULL && !(op->flags & OB_DYING);
}

static int count_edge(ObObject *op, void *arg)
{
    (void)op;
    ++*(size_t *)arg;
    return 0;
}

static int count_edges(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object;
    if (op != NULL && can_refer(op))
        ob_type(op)->traverse(op, count_edge, arg);
    return 0;
}

static ObSnapshot *snapshot_new(void)
{
    size_t names = 0, objects = 0;
    ObNamespace *ns = ob_thread_self->interp->namespaces;
    for (; ns != NULL; ns = ns->next)
        names += ns->used;
    ob_mem_walk(ob_mem(), count_object, &objects);
    /* make room for what they refer to */
    size_t edges = 0;
    ob_mem_walk(ob_mem(), count_edges, &edges);
    objects += edges;
    objects += names;
    ObSnapshot *shot = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                    sizeof *shot);
    if (shot == NULL)
        return ob_raise_memory();
    *shot = (ObSnapshot){ 0 };
    shot->name = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                              (names + 1) * sizeof *shot->name);
    shot->object = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                (objects + 1) * sizeof *shot->object);
    shot->edge = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                              (edges + 1) * sizeof *shot->edge);
    if (shot->edge == NULL) {
        ob_snapshot_free(shot);
        return ob_raise_memory();
    }
    if (shot->name != NULL && shot->object != NULL)
        return shot;
    ob_snapshot_free(shot);
    return ob_raise_memory();
}

/* --- collect the names --- */

/* The index of `op`, which is added if it was not yet seen. */
static size_t see_object(ObSnapshot *shot, ObObject *op)
{
    for (size_t i = 0; i < shot->objects; i++)
        if (shot->object[i].op == op)
            return i;
    shot->object[shot->objects] = (SeenObject){ .op = op };
    return shot->objects++;
}

static void see_names(ObSnapshot *shot)
{
    ObNamespace *ns = ob_thread_self->interp->namespaces;
    while (ns != NULL && ns->next != NULL)
        ns = ns->next;                      /* the oldest */
    for (; ns != NULL; ns = ns->prev)
        for (size_t i = 0; i < ns->used; i++) {
            SeenName *seen = &shot->name[shot->names++];
            *seen = (SeenName){ .space = ns->label };
            snprintf(seen->name, LABEL, "%s", ob_namespace_name(ns, i));
            seen->object = see_object(shot, ns->bindings[i].value);
        }
}

/* --- collect the other objects --- */

static int see_block(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object;
    if (op == NULL || ob_is_immortal(op))
        return 0;
    ObSnapshot *shot = arg;
    size_t i = see_object(shot, op);
    shot->object[i].serial = info->serial;
    return 0;
}

/* Blocks come newest first; a reader expects the oldest first. */
static void see_blocks(ObSnapshot *shot)
{
    size_t first = shot->objects;
    ob_mem_walk(ob_mem(), see_block, shot);
    size_t last = shot->objects;
    while (first + 1 < last) {
        SeenObject swap = shot->object[first];
        shot->object[first++] = shot->object[--last];
        shot->object[last] = swap;
    }
}

/* --- collect what they refer to --- */

typedef struct Walk {
    ObSnapshot *shot;
    size_t from;
} Walk;

static int see_edge(ObObject *op, void *arg)
{
    const Walk *walk = arg;
    size_t to = see_object(walk->shot, op);
    walk->shot->edge[walk->shot->edges++] =
        (SeenEdge){ .from = walk->from, .to = to };
    return 0;
}

static void see_edges(ObSnapshot *shot)
{
    size_t objects = shot->objects;
    for (size_t i = 0; i < objects; i++) {
        ObObject *op = shot->object[i].op;
        Walk walk = { shot, i };
        if (shot->object[i].serial != 0 && can_refer(op))
            ob_type(op)->traverse(op, see_edge, &walk);
    }
}

static bool has_edge(const ObSnapshot *shot, const ObObject *from,
                     const ObObject *to)
{
    for (size_t i = 0; i < shot->edges; i++)
        if (shot->object[shot->edge[i].from].op == from
            && shot->object[shot->edge[i].to].op == to)
            return true;
    return false;
}

static void mark_edges(ObSnapshot *shot, const ObSnapshot *before)
{
    for (size_t i = 0; i < shot->edges; i++) {
        SeenEdge *now = &shot->edge[i];
        now->changed = !has_edge(before, shot->object[now->from].op,
                                 shot->object[now->to].op);
    }
}

/* --- describe the objects --- */

/* Copies `text` into a label, cut with dots where it is too long, and
 * never in the middle of a character. */
static void copy_label(char label[LABEL], const char *text)
{
    size_t size = strlen(text);
    if (size < LABEL) {
        memcpy(label, text, size + 1);
        return;
    }
    size_t end = LABEL - 4;
    while (((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    memcpy(label, text, end);
    memcpy(label + end, "...", 4);
}

static int describe(SeenObject *seen)
{
    ObObject *op = seen->op;
    seen->refcnt = ob_refcnt(op);
    seen->type = ob_type(op)->name;
    seen->size = ob_sizeof(op);
    /* see whether it is dying */
    if (op->flags & OB_DYING)
        seen->refcnt = 0;
    ObObject *repr = ob_type(op)->repr(op);
    if (repr == NULL)
        return -1;
    copy_label(seen->value, ob_str_utf8(repr));
    ob_decref(repr);
    return 0;
}

/* --- mark what changed --- */

static void mark_objects(ObSnapshot *shot, const ObSnapshot *before)
{
    for (size_t i = 0; i < shot->objects; i++) {
        SeenObject *now = &shot->object[i];
        now->changed = true;
        for (size_t k = 0; k < before->objects; k++) {
            const SeenObject *then = &before->object[k];
            if (then->op == now->op && then->serial == now->serial)
                now->changed = then->refcnt != now->refcnt;
        }
    }
}

static void mark_names(ObSnapshot *shot, const ObSnapshot *before)
{
    for (size_t i = 0; i < shot->names; i++) {
        SeenName *now = &shot->name[i];
        const ObObject *op = shot->object[now->object].op;
        now->changed = true;
        for (size_t k = 0; k < before->names; k++) {
            const SeenName *then = &before->name[k];
            if (strcmp(then->space, now->space) == 0
                && strcmp(then->name, now->name) == 0)
                now->changed = before->object[then->object].op != op;
        }
    }
}

/* take a snapshot */
ObSnapshot *ob_snapshot_take(const ObSnapshot *before)
{
    ObSnapshot *shot = snapshot_new();
    if (shot == NULL)
        return NULL;
    see_names(shot);
    see_blocks(shot);
    /* see what they refer to */
    see_edges(shot);
    for (size_t i = 0; i < shot->objects; i++)
        if (describe(&shot->object[i]) < 0) {
            ob_snapshot_free(shot);
            return NULL;
        }
    if (before != NULL) {
        mark_edges(shot, before);
        mark_objects(shot, before);
        mark_names(shot, before);
    }
    return shot;
}

/* --- draw a snapshot --- */

static void put_escaped(const char *text, FILE *out)
{
    for (; *text != '\0'; text++)
        if (*text == '&')
            fputs("&amp;", out);
        else if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '>')
            fputs("&gt;", out);
        else if (*text == '"')
            fputs("&quot;", out);
        else
            fputc(*text, out);
}

/* Whether the i-th name begins another namespace than the one
 * before. */
static bool begins_space(const ObSnapshot *shot, size_t i)
{
    return i == 0 || shot->name[i].space != shot->name[i - 1].space;
}

static void draw_names(const ObSnapshot *shot, FILE *out)
{
    for (size_t i = 0; i < shot->names; i++) {
        if (begins_space(shot, i)) {
            fprintf(out, "  s%zu [class=\"space\" label=<<table border="
                    "\"0\" cellborder=\"1\" cellspacing=\"0\" "
                    "cellpadding=\"4\"><tr><td border=\"0\"><i>", i);
            put_escaped(shot->name[i].space, out);
            fputs("</i></td></tr>", out);
        }
        fprintf(out, "<tr><td port=\"n%zu\">", i);
        put_escaped(shot->name[i].name, out);
        fputs("</td></tr>", out);
        if (i + 1 == shot->names || begins_space(shot, i + 1))
            fputs("</table>>];\n", out);
    }
}

static void draw_object(const SeenObject *seen, size_t i, FILE *out)
{
    bool immortal = seen->refcnt >= OB_MORTAL_LIMIT;
    fprintf(out, "  o%zu [class=\"object%s%s\" label=<<table border="
            "\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding="
            "\"4\"><tr><td border=\"0\"><i>%s</i></td>"
            "<td border=\"0\"><b>", i,
            immortal ? " immortal" : "",
            seen->changed ? " changed" : "", seen->type);
    if (immortal)
        fputs("immortal", out);
    else
        fprintf(out, "%" PRIu32, seen->refcnt);
    fputs("</b></td></tr><tr><td port=\"v\" colspan=\"2\">"
          "<font face=\"monospace\">", out);
    put_escaped(seen->value, out);
    fputs("</font></td></tr>", out);
    if (seen->label[0] != '\0') {
        fputs("<tr><td colspan=\"2\" border=\"0\"><i>", out);
        put_escaped(seen->label, out);
        fputs("</i></td></tr>", out);
    }
    fputs("</table>>];\n", out);
}

/* The line at which the i-th name's namespace begins. */
static size_t space_of(const ObSnapshot *shot, size_t i)
{
    while (!begins_space(shot, i))
        i--;
    return i;
}

void ob_snapshot_dot(const ObSnapshot *shot, FILE *out)
{
    fputs("digraph heap {\n"
          "  rankdir=LR;\n  node [shape=plain];\n", out);
    draw_names(shot, out);
    for (size_t i = 0; i < shot->objects; i++)
        draw_object(&shot->object[i], i, out);
    for (size_t i = 0; i < shot->names; i++)
        fprintf(out, "  s%zu:n%zu:e -> o%zu:v [class=\"name%s\"];\n",
                space_of(shot, i), i, shot->name[i].object,
                shot->name[i].changed ? " changed" : "");
    /* draw what they refer to */
    for (size_t i = 0; i < shot->edges; i++)
        fprintf(out, "  o%zu:v -> o%zu:v [class=\"edge%s\"];\n",
                shot->edge[i].from, shot->edge[i].to,
                shot->edge[i].changed ? " changed" : "");
    fputs("}\n", out);
}

/* --- tell what objects refer to --- */

static void tell_edges(const ObSnapshot *shot, size_t from, FILE *out)
{
    bool told = false;
    for (size_t i = 0; i < shot->edges; i++) {
        const SeenObject *to = &shot->object[shot->edge[i].to];
        if (shot->edge[i].from == from) {
            fprintf(out, "%s %s", told ? "," : "; refers to",
                    to->value);
            told = true;
        }
    }
}

void ob_snapshot_label(ObSnapshot *shot, const ObObject *op,
                       const char *label, bool changed)
{
    for (size_t i = 0; i < shot->objects; i++) {
        SeenObject *seen = &shot->object[i];
        if (seen->op == op) {
            copy_label(seen->label, label);
            seen->changed |= changed;
        }
    }
}

/* --- tell a snapshot --- */

static void tell_object(const ObSnapshot *shot, size_t i, FILE *out)
{
    const SeenObject *seen = &shot->object[i];
    fprintf(out, "%s %s, ", seen->type, seen->value);
    if (seen->refcnt >= OB_MORTAL_LIMIT)
        fputs("immortal", out);
    else
        fprintf(out, "count %" PRIu32, seen->refcnt);
    fprintf(out, ", %zu bytes%s:", seen->size,
            seen->changed ? ", changed" : "");
    bool named = false;
    for (size_t k = 0; k < shot->names; k++)
        if (shot->name[k].object == i) {
            fprintf(out, "%s %s in %s%s", named ? "," : "",
                    shot->name[k].name, shot->name[k].space,
                    shot->name[k].changed ? " (changed)" : "");
            named = true;
        }
    if (!named)
        fputs(" no name leads to it", out);
    /* tell what it refers to */
    tell_edges(shot, i, out);
    if (seen->label[0] != '\0')
        fprintf(out, " (%s)", seen->label);
    fputc('\n', out);
}

void ob_snapshot_text(const ObSnapshot *shot, FILE *out)
{
    for (size_t i = 0; i < shot->objects; i++)
        tell_object(shot, i, out);
}
