/* snapshot: what the names and the objects of one moment look like.
 *
 * CPython has no such thing; its nearest is gc.get_objects.
 */
#include "ob_inspect.h"
#include "seen.h"

#include <inttypes.h>
#include <string.h>

/* --- the structs of a snapshot --- */

enum { LABEL = 28 };

typedef struct SeenObject {
    unsigned long serial;   /* its block's; 0: not known */
    uint32_t refcnt;
    bool changed;
    char type[LABEL];
    char value[LABEL];      /* its repr, cut */
    size_t size;
    size_t name;            /* the first that leads to it */
    size_t edge;            /* the first that begins here, if any */
    char label[LABEL];      /* written below it */
} SeenObject;

typedef struct SeenSpace {
    unsigned long serial;
    char label[LABEL];
    size_t name, end;       /* its first; after its last */
} SeenSpace;

typedef struct SeenName {
    const ObObject *interned;   /* an address, not a reference */
    char text[LABEL];
    size_t space, object;   /* indexes */
    size_t next;            /* name of the object; OB_UNSEEN: none */
    bool changed;
} SeenName;

typedef struct SeenEdge {
    size_t from, to;        /* indexes of objects */
    bool changed;
} SeenEdge;

typedef struct SeenTie {
    SeenEdge edge;
    ObTie tie;
} SeenTie;

struct ObSnapshot {
    ObSeen objects, spaces;
    SeenObject *object;
    SeenSpace *space;
    SeenName *name;
    size_t names;
    size_t edges;
    SeenEdge *edge;         /* ordered by where they begin */
    size_t ties;
    SeenTie *tie;           /* not counted, in any order */
};

/* --- make and free a snapshot --- */

static void free_array(void *array)
{
    if (array != NULL)
        ob_mem_free(ob_mem(), array);
}

void ob_snapshot_free(ObSnapshot *shot)
{
    ob_require_pointer(shot);
    ob_seen_free(&shot->objects);
    ob_seen_free(&shot->spaces);
    free_array(shot->object);
    free_array(shot->space);
    free_array(shot->name);
    free_array(shot->edge);
    free_array(shot->tie);
    ob_mem_free(ob_mem(), shot);
}

static ObSnapshot *snapshot_new(void)
{
    ObSnapshot *shot = ob_resize(NULL, 1, sizeof *shot);
    if (shot != NULL)
        *shot = (ObSnapshot){ 0 };
    return shot;
}

/* Sees all namespaces, the oldest first, and counts their names. */
static int see_spaces(ObSnapshot *shot)
{
    ObNamespace *ns = ob_self()->interp->namespaces;
    while (ns != NULL && ns->next != NULL)
        ns = ns->next;
    for (; ns != NULL; ns = ns->prev) {
        if (ob_seen_add(&shot->spaces, ns) == OB_UNSEEN)
            return -1;
        shot->names += ns->used;
    }
    return 0;
}

/* count what they refer to */
static int count_edge(ObObject *op, void *arg)
{
    (void)op;
    ((ObSnapshot *)arg)->edges++;
    return 0;
}

/* Room for all that was seen. */
static int make_room(ObSnapshot *shot)
{
    shot->object = ob_resize(NULL, shot->objects.used + 1,
                             sizeof *shot->object);
    shot->space = ob_resize(NULL, shot->spaces.used + 1,
                            sizeof *shot->space);
    shot->name = ob_resize(NULL, shot->names + 1, sizeof *shot->name);
    for (size_t i = 0; i < shot->objects.used; i++)
        ob_seen_traverse(shot->objects.address[i], count_edge, shot);
    shot->edge = ob_resize(NULL, shot->edges + 1, sizeof *shot->edge);
    if (shot->edge == NULL)
        return -1;
    return shot->object != NULL && shot->space != NULL
           && shot->name != NULL ? 0 : -1;
}

/* --- note the names --- */

static void note_space(ObSnapshot *shot, size_t space, size_t first)
{
    const ObNamespace *ns = shot->spaces.address[space];
    SeenSpace *seen = &shot->space[space];
    *seen = (SeenSpace){ .name = first, .end = first + ns->used };
    ob_seen_label(seen->label, LABEL, ns->label);
    for (size_t i = 0; i < ns->used; i++) {
        SeenName *name = &shot->name[first + i];
        *name = (SeenName){ .interned = ns->bindings[i].name,
                            .space = space };
        ob_seen_label(name->text, LABEL, ob_namespace_name(ns, i));
        name->object = ob_seen_index(&shot->objects,
                                     ns->bindings[i].value);
    }
}

static void note_names(ObSnapshot *shot)
{
    size_t first = 0;
    for (size_t i = 0; i < shot->spaces.used; i++) {
        note_space(shot, i, first);
        first = shot->space[i].end;
    }
    for (size_t i = shot->names; i-- > 0; ) {
        SeenObject *leads_to = &shot->object[shot->name[i].object];
        shot->name[i].next = leads_to->name;
        leads_to->name = i;
    }
}

/* --- note the objects --- */

static void note_objects(ObSnapshot *shot)
{
    for (size_t i = 0; i < shot->objects.used; i++) {
        const ObObject *op = shot->objects.address[i];
        SeenObject *seen = &shot->object[i];
        *seen = (SeenObject){ .refcnt = ob_seen_count(op),
                              .size = ob_seen_size(op),
                              .name = OB_UNSEEN };
        ob_seen_label(seen->type, LABEL, ob_type(op)->name);
    }
}

static int note_serial(const ObMemInfo *info, void *arg)
{
    ObSnapshot *shot = arg;
    size_t i = ob_seen_index(&shot->objects, info->object);
    if (i != OB_UNSEEN)
        shot->object[i].serial = info->serial;
    i = ob_seen_index(&shot->spaces, info->block);
    if (i != OB_UNSEEN)
        shot->space[i].serial = info->serial;
    return 0;
}

static int ask_objects(ObSnapshot *shot)
{
    int result = 0;
    ob_seen_hold(&shot->objects);
    for (size_t i = 0; i < shot->objects.used && result == 0; i++)
        result = ob_seen_repr(shot->object[i].value, LABEL,
                              shot->objects.address[i]);
    ob_seen_let_go(&shot->objects);
    return result;
}

/* --- note what they refer to --- */

typedef struct Walk {
    ObSnapshot *shot;
    size_t from;
} Walk;

static int note_edge(ObObject *op, void *arg)
{
    const Walk *walk = arg;
    ObSnapshot *shot = walk->shot;
    shot->edge[shot->edges++] =
        (SeenEdge){ .from = walk->from,
                    .to = ob_seen_index(&shot->objects, op) };
    return 0;
}

static void note_edges(ObSnapshot *shot)
{
    shot->edges = 0;
    for (size_t i = 0; i < shot->objects.used; i++) {
        Walk walk = { shot, i };
        shot->object[i].edge = shot->edges;
        ob_seen_traverse(shot->objects.address[i], note_edge, &walk);
    }
}

/* Whether the i-th edge, if there is one, begins at `from`. */
static bool begins_at(const ObSnapshot *shot, size_t i, size_t from)
{
    return i < shot->edges && shot->edge[i].from == from;
}

/* --- mark what changed --- */

/* The index that one object had in `before`; OB_UNSEEN: none. */
static size_t object_then(const ObSnapshot *before,
                          const ObSnapshot *shot, size_t now)
{
    size_t then = ob_seen_index(&before->objects,
                                shot->objects.address[now]);
    bool same = then != OB_UNSEEN && before->object[then].serial
                                     == shot->object[now].serial;
    return same ? then : OB_UNSEEN;
}

static size_t space_then(const ObSnapshot *before,
                         const ObSnapshot *shot, size_t now)
{
    size_t then = ob_seen_index(&before->spaces,
                                shot->spaces.address[now]);
    bool same = then != OB_UNSEEN && before->space[then].serial
                                     == shot->space[now].serial;
    return same ? then : OB_UNSEEN;
}

static void mark_objects(ObSnapshot *shot, const ObSnapshot *before)
{
    for (size_t i = 0; i < shot->objects.used; i++) {
        SeenObject *now = &shot->object[i];
        size_t then = object_then(before, shot, i);
        now->changed = then == OB_UNSEEN
                       || before->object[then].refcnt != now->refcnt;
    }
}

/* The same name of the same namespace in `before`; NULL: none. */
static const SeenName *name_then(const ObSnapshot *before,
                                 const ObSnapshot *shot,
                                 const SeenName *now)
{
    size_t space = space_then(before, shot, now->space);
    if (space == OB_UNSEEN)
        return NULL;
    const SeenName *name = &before->name[before->space[space].name];
    const SeenName *end = &before->name[before->space[space].end];
    while (name < end && name->interned != now->interned)
        name++;
    return name < end ? name : NULL;
}

static void mark_names(ObSnapshot *shot, const ObSnapshot *before)
{
    for (size_t i = 0; i < shot->names; i++) {
        SeenName *now = &shot->name[i];
        const SeenName *then = name_then(before, shot, now);
        now->changed = then == NULL
            || object_then(before, shot, now->object) != then->object;
    }
}

/* --- take a snapshot --- */

static int look(ObSnapshot *shot)
{
    if (see_spaces(shot) < 0 || ob_seen_all(&shot->objects) < 0
        || make_room(shot) < 0)
        return -1;
    note_objects(shot);
    note_names(shot);
    ob_mem_walk(ob_mem(), note_serial, shot);
    note_edges(shot);
    return ask_objects(shot);
}

/* mark changed edges */

/* Those that led from one object, in `before` and now. */
static void mark_edges_from(ObSnapshot *shot, const ObSnapshot *before,
                            size_t from, size_t *stamp)
{
    size_t then = object_then(before, shot, from);
    if (then != OB_UNSEEN)
        for (size_t i = before->object[then].edge;
             begins_at(before, i, then); i++)
            stamp[before->edge[i].to] = from;
    for (size_t i = shot->object[from].edge; begins_at(shot, i, from);
         i++) {
        size_t to = object_then(before, shot, shot->edge[i].to);
        shot->edge[i].changed = to == OB_UNSEEN || stamp[to] != from;
    }
}

/* 0, or -1 with MemoryError. */
static int mark_edges(ObSnapshot *shot, const ObSnapshot *before)
{
    size_t n = before->objects.used;
    size_t *stamp = ob_resize(NULL, n + 1, sizeof *stamp);
    if (stamp == NULL)
        return -1;
    for (size_t i = 0; i < n; i++)
        stamp[i] = OB_UNSEEN;
    for (size_t i = 0; i < shot->objects.used; i++)
        mark_edges_from(shot, before, i, stamp);
    ob_mem_free(ob_mem(), stamp);
    return 0;
}

static int compare(ObSnapshot *shot, const ObSnapshot *before)
{
    if (before == NULL)
        return 0;
    mark_objects(shot, before);
    mark_names(shot, before);
    if (mark_edges(shot, before) < 0)
        return -1;
    return 0;
}

ObSnapshot *ob_snapshot_take(const ObSnapshot *before)
{
    ObError pending = ob_error_take();
    ObSnapshot *shot = snapshot_new();
    if (shot == NULL)
        return NULL;
    if (look(shot) < 0 || compare(shot, before) < 0) {
        ob_snapshot_free(shot);
        return NULL;
    }
    ob_error_restore(&pending);
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

/* A namespace is known by the number of its first name. */
static void draw_space(const ObSnapshot *shot, const SeenSpace *space,
                       FILE *out)
{
    fprintf(out, "  s%zu [class=\"space\" label=<<table border="
            "\"0\" cellborder=\"1\" cellspacing=\"0\" "
            "cellpadding=\"4\"><tr><td border=\"0\"><i>", space->name);
    put_escaped(space->label, out);
    fputs("</i></td></tr>", out);
    for (size_t i = space->name; i < space->end; i++) {
        fprintf(out, "<tr><td port=\"n%zu\">", i);
        put_escaped(shot->name[i].text, out);
        fputs("</td></tr>", out);
    }
    fputs("</table>>];\n", out);
}

static void draw_class(const SeenObject *seen, size_t i, FILE *out)
{
    bool immortal = seen->refcnt >= OB_MORTAL_LIMIT;
    fprintf(out, "  o%zu [class=\"object%s%s\"", i,
            immortal ? " immortal" : "",
            seen->changed ? " changed" : "");
    if (seen->serial != 0)
        fprintf(out, " id=\"b%lu\"", seen->serial);
}

static void draw_object(const SeenObject *seen, size_t i, FILE *out)
{
    draw_class(seen, i, out);
    fputs(" label=<<table border=\"0\" cellborder=\"1\" cellspacing="
          "\"0\" cellpadding=\"4\"><tr><td border=\"0\"><i>", out);
    put_escaped(seen->type, out);
    fputs("</i></td><td border=\"0\"><b>", out);
    if (seen->refcnt >= OB_MORTAL_LIMIT)
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

static void draw_name(const ObSnapshot *shot, size_t i, FILE *out)
{
    const SeenName *seen = &shot->name[i];
    fprintf(out, "  s%zu:n%zu:e -> o%zu:v [class=\"name%s\"];\n",
            shot->space[seen->space].name, i, seen->object,
            seen->changed ? " changed" : "");
}

void ob_snapshot_dot(const ObSnapshot *shot, FILE *out)
{
    ob_require_pointer(shot);
    ob_require_pointer(out);
    fputs("digraph heap {\n"
          "  rankdir=LR;\n  node [shape=plain];\n", out);
    for (size_t i = 0; i < shot->spaces.used; i++)
        if (shot->space[i].name < shot->space[i].end)
            draw_space(shot, &shot->space[i], out);
    for (size_t i = 0; i < shot->objects.used; i++)
        draw_object(&shot->object[i], i, out);
    for (size_t i = 0; i < shot->names; i++)
        draw_name(shot, i, out);
    /* draw what they refer to */
    for (size_t i = 0; i < shot->edges; i++)
        fprintf(out, "  o%zu:v -> o%zu:v [class=\"edge%s\"];\n",
                shot->edge[i].from, shot->edge[i].to,
                shot->edge[i].changed ? " changed" : "");
    for (size_t i = 0; i < shot->ties; i++)
        fprintf(out, "  o%zu:v -> o%zu:v [class=\"edge %s%s\"];\n",
                shot->tie[i].edge.from, shot->tie[i].edge.to,
                shot->tie[i].tie == OB_TIE_WEAK ? "weak" : "borrowed",
                shot->tie[i].edge.changed ? " changed" : "");
    fputs("}\n", out);
}

/* --- tell what objects refer to --- */

static void tell_edges(const ObSnapshot *shot, size_t from, FILE *out)
{
    const char *before = "; refers to";
    for (size_t i = shot->object[from].edge; begins_at(shot, i, from);
         i++) {
        const SeenObject *to = &shot->object[shot->edge[i].to];
        fprintf(out, "%s %s", before, to->value);
        before = ",";
    }
}

/* What is tied without being counted. */
static void tell_ties(const ObSnapshot *shot, size_t from, FILE *out)
{
    for (size_t i = 0; i < shot->ties; i++) {
        const SeenTie *seen = &shot->tie[i];
        if (seen->edge.from == from)
            fprintf(out, "; %s %s", seen->tie == OB_TIE_WEAK
                    ? "refers weakly to" : "has borrowed",
                    shot->object[seen->edge.to].value);
    }
}

/* The index of op, if it is still the object that was seen. */
static size_t index_now(const ObSnapshot *shot, const ObObject *op)
{
    size_t i = ob_seen_index(&shot->objects, op);
    unsigned long then = i != OB_UNSEEN ? shot->object[i].serial : 0;
    bool other = then != 0 && then != ob_mem_serial(ob_mem(), op);
    return other ? OB_UNSEEN : i;
}

void ob_snapshot_label(ObSnapshot *shot, const ObObject *op,
                       const char *label, bool changed)
{
    ob_require_pointer(shot);
    ob_require_pointer(op);
    ob_require_pointer(label);
    size_t i = index_now(shot, op);
    if (i == OB_UNSEEN)
        return;
    ob_seen_label(shot->object[i].label, LABEL, label);
    shot->object[i].changed |= changed;
}

int ob_snapshot_tie(ObSnapshot *shot, const ObObject *from,
                    const ObObject *to, ObTie tie, bool changed)
{
    ob_require_pointer(shot);
    ob_require_pointer(from);
    ob_require_pointer(to);
    SeenEdge edge = { index_now(shot, from), index_now(shot, to),
                      changed };
    if (edge.from == OB_UNSEEN || edge.to == OB_UNSEEN)
        return 0;
    SeenTie *tied = ob_resize(shot->tie, shot->ties + 1, sizeof *tied);
    if (tied == NULL)
        return -1;
    shot->tie = tied;
    shot->tie[shot->ties++] = (SeenTie){ edge, tie };
    return 0;
}

/* --- tell a snapshot --- */

static void tell_names(const ObSnapshot *shot, size_t i, FILE *out)
{
    if (i == OB_UNSEEN)
        fputs(" no name leads to it", out);
    for (const char *comma = ""; i != OB_UNSEEN; comma = ",") {
        const SeenName *seen = &shot->name[i];
        fprintf(out, "%s %s in %s%s", comma, seen->text,
                shot->space[seen->space].label,
                seen->changed ? " (changed)" : "");
        i = seen->next;
    }
}

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
    tell_names(shot, seen->name, out);
    /* tell what it refers to */
    tell_edges(shot, i, out);
    tell_ties(shot, i, out);
    if (seen->label[0] != '\0')
        fprintf(out, " (%s)", seen->label);
    fputc('\n', out);
}

void ob_snapshot_text(const ObSnapshot *shot, FILE *out)
{
    ob_require_pointer(shot);
    ob_require_pointer(out);
    for (size_t i = 0; i < shot->objects.used; i++)
        tell_object(shot, i, out);
}
