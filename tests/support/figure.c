#include "figure.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *folder;
static ObInterp *interp;
static ObSnapshot *last;
static char last_name[80];

static void give_up(const char *what, const char *name)
{
    fprintf(stderr, "figure: %s %s\n", what, name);
    exit(1);
}

void figures_begin(int argc, char **argv)
{
    if (argc != 2)
        give_up("expected one argument, the folder to write to:", argv[0]);
    folder = argv[1];
    interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    if (interp == NULL)
        give_up("no memory for", argv[0]);
}

FILE *figure_open(const char *name, const char *ending)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/fig-%s.%s", folder, name, ending);
    FILE *out = fopen(path, "w");
    if (out == NULL)
        give_up("cannot write", path);
    return out;
}

void figure_close(FILE *out, const char *name)
{
    if (ferror(out) | fclose(out))
        give_up("cannot write", name);
}

/* --- a moment --- */

#if CHAPTER >= 4
static int put_key(ObObject *op, void *out)
{
    fprintf(out, " b%lu", ob_mem_serial(ob_mem(), op));
    return 0;
}

/* Who is in which ring of the heap, in its order. */
static void put_rings(FILE *out)
{
    static const char *const names[OB_PLACES] = {
        [OB_YOUNG] = "young", [OB_UNREACHABLE] = "unreachable",
#if CHAPTER >= 5
        [OB_MIDDLE] = "middle", [OB_OLDEST] = "old",
        [OB_PERMANENT] = "permanent",
#endif
    };
    for (int place = OB_YOUNG; place < OB_PLACES; place++) {
        fprintf(out, "// %s:", names[place]);
        ob_heap_walk(ob_heap(), (ObPlace)place, put_key, out);
        fputc('\n', out);
    }
}
#else
#define put_rings(out) ((void)(out))
#endif

/* The drawing, and remarks that Graphviz passes over. */
static void write_drawing(const ObSnapshot *shot, const char *name,
                          const char *since)
{
    FILE *out = figure_open(name, "dot");
    ob_snapshot_dot(shot, out);
    if (since != NULL)
        fprintf(out, "// since: %s\n", since);
    put_rings(out);
    figure_close(out, name);
}

static void write_words(const ObSnapshot *shot, const char *name)
{
    FILE *out = figure_open(name, "txt");
    ob_snapshot_text(shot, out);
    if (ftell(out) == 0)
        fputs("No object is left.\n", out);
    figure_close(out, name);
}

static ObSnapshot *take(const char *name, bool since)
{
    ObSnapshot *shot = ob_snapshot_take(since ? last : NULL);
    if (shot == NULL)
        give_up("no memory for", name);
    return shot;
}

#if CHAPTER >= 2
enum { TIES = 16 };
static struct { const ObObject *from, *to; ObTie tie; bool changed; }
    ties[TIES];
static size_t tied;

void figure_tie(const ObObject *from, const ObObject *to, ObTie tie,
                bool changed)
{
    if (tied == TIES)
        give_up("too many ties", "");
    ties[tied].from = from;
    ties[tied].to = to;
    ties[tied].tie = tie;
    ties[tied++].changed = changed;
}

static void tie_all(ObSnapshot *shot)
{
    for (size_t i = 0; i < tied; i++)
        if (ob_snapshot_tie(shot, ties[i].from, ties[i].to, ties[i].tie,
                            ties[i].changed) < 0)
            give_up("no memory for", "a tie");
    tied = 0;
}
#else
#define tie_all(shot) ((void)(shot))
#endif

/* Writes it; it is the last one then. */
static void write_both(ObSnapshot *shot, const char *name, bool since)
{
    tie_all(shot);
    write_drawing(shot, name, since ? last_name : NULL);
    write_words(shot, name);
    snprintf(last_name, sizeof last_name, "%s", name);
    if (last != NULL)
        ob_snapshot_free(last);
    last = shot;
}

void figure(const char *name, bool since)
{
    write_both(take(name, since), name, since && last != NULL);
}

#if CHAPTER >= 2
void figure_labelled(const char *name, bool since, size_t n,
                     const FigureLabel *labels)
{
    ObSnapshot *shot = take(name, since);
    for (size_t i = 0; i < n; i++)
        ob_snapshot_label(shot, labels[i].op, labels[i].text,
                          labels[i].changed);
    write_both(shot, name, since && last != NULL);
}
#endif

/* --- structures --- */

enum { BOXES = 16, ROWS = 24, TEXT = 60 };

typedef struct Row {
    FigureRow seen;
    char field[TEXT], value[TEXT];
    double width;
    bool shaded;
    int zoom;
} Row;

typedef struct Box {
    char title[TEXT], note[TEXT];
    bool bar, changed;
    double unit;
    int rows;
    Row row[ROWS];
} Box;

static Box boxes[BOXES];
static int used;
static bool side_by_side;

#define FORMAT(text, format) \
    do { \
        va_list args; \
        va_start(args, format); \
        vsnprintf(text, TEXT, format, args); \
        va_end(args); \
    } while (0)

static Box *next_box(const char *title)
{
    if (used == BOXES)
        give_up("too many boxes:", title);
    Box *b = &boxes[used++];
    *b = (Box){ .bar = false };
    snprintf(b->title, TEXT, "%s", title);
    return b;
}

int figure_box(bool changed, const char *title, const char *note, ...)
{
    Box *b = next_box(title);
    b->changed = changed;
    FORMAT(b->note, note);
    return used - 1;
}

int figure_bar(double unit, const char *title, const char *note, ...)
{
    Box *b = next_box(title);
    b->bar = true;
    b->unit = unit;
    FORMAT(b->note, note);
    return used - 1;
}

static Row *next_row(int box)
{
    Box *b = &boxes[box];
    if (b->rows == ROWS)
        give_up("too many rows in", b->title);
    Row *r = &b->row[b->rows++];
    *r = (Row){ .seen = { .to = FIGURE_NOWHERE, .at = FIGURE_TITLE },
                .zoom = FIGURE_NOWHERE };
    return r;
}

FigureRow *figure_row(int box, const char *field, const char *value, ...)
{
    Row *r = next_row(box);
    snprintf(r->field, TEXT, "%s", field);
    FORMAT(r->value, value);
    return &r->seen;
}

FigureRow *figure_cell(int bar, double width, bool shaded,
                       const char *text, ...)
{
    Row *r = next_row(bar);
    r->width = width;
    r->shaded = shaded;
    FORMAT(r->value, text);
    return &r->seen;
}

void figure_zoom(int bar, int cell, int larger)
{
    boxes[bar].row[cell].zoom = larger;
}

/* draw them */

static void put(FILE *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '>')
            fputs("&gt;", out);
        else if (*text == '&')
            fputs("&amp;", out);
        else
            fputc(*text, out);
}

static void put_class(FILE *out, const Row *r)
{
    fprintf(out, " class=\"%s%s%s\"", r->seen.changed ? "changed " : "",
            r->seen.faint ? "faint " : "", r->shaded ? "shaded" : "");
}

static void draw_row(FILE *out, const Box *b, int i)
{
    const Row *r = &b->row[i];
    if (!b->bar) {
        fputs("<tr><td align=\"left\">", out);
        put(out, r->field);
        fputs("</td>", out);
    }
    fprintf(out, "<td port=\"r%d\"", i);
    put_class(out, r);
    if (b->bar)
        fprintf(out, " width=\"%g\"", r->width);
    fputs("><font face=\"monospace\">", out);
    put(out, r->value[0] != '\0' ? r->value : " ");
    fputs(b->bar ? "</font></td>" : "</font></td></tr>", out);
}

static void draw_box(FILE *out, int i)
{
    const Box *b = &boxes[i];
    fprintf(out, "  o%d [class=\"%s%s\"", i, b->bar ? "bar" : "box",
            b->changed ? " changed" : "");
    if (b->bar)
        fprintf(out, " unit=\"%g\"", b->unit);
    fputs(" label=<<table border=\"0\" cellborder=\"1\" cellspacing="
          "\"0\" cellpadding=\"4\"><tr><td border=\"0\" port=\"t\">"
          "<i>", out);
    put(out, b->title);
    fputs("</i></td><td border=\"0\">", out);
    put(out, b->note[0] != '\0' ? b->note : " ");
    fputs(b->bar ? "</td></tr><tr>" : "</td></tr>", out);
    for (int k = 0; k < b->rows; k++)
        draw_row(out, b, k);
    fputs(b->bar ? "</tr></table>>];\n" : "</table>>];\n", out);
}

static void draw_cords(FILE *out, int i, const Row *r, int k)
{
    if (r->seen.to >= 0 && r->seen.at >= 0)
        fprintf(out, "  o%d:r%d:e -> o%d:r%d [class=\"edge%s\"];\n", i, k,
                r->seen.to, r->seen.at, r->seen.changed ? " changed" : "");
    else if (r->seen.to >= 0)
        fprintf(out, "  o%d:r%d:e -> o%d:t [class=\"edge%s\"];\n", i, k,
                r->seen.to, r->seen.changed ? " changed" : "");
    if (r->zoom >= 0)
        fprintf(out, "  o%d:r%d -> o%d:t [class=\"zoom\"];\n", i, k,
                r->zoom);
}

static void draw_all(FILE *out)
{
    fputs("digraph structure {\n  rankdir=LR;\n  node [shape=plain];\n",
          out);
    for (int i = 0; i < used; i++)
        draw_box(out, i);
    for (int i = 0; i < used; i++)
        for (int k = 0; k < boxes[i].rows; k++)
            draw_cords(out, i, &boxes[i].row[k], k);
    for (int i = 1; side_by_side && i < used; i++)
        fprintf(out, "  o%d -> o%d [style=invis];\n", i - 1, i);
    fputs("}\n", out);
}

/* tell them */

static void tell_row(FILE *out, const Box *b, const Row *r)
{
    if (b->bar)
        fprintf(out, " %s (%g)", r->value, r->width);
    else
        fprintf(out, " %s%s%s", r->field,
                r->field[0] != '\0' && r->value[0] != '\0' ? " " : "",
                r->value);
    if (r->seen.to >= 0)
        fprintf(out, " leads to %s%s%s", boxes[r->seen.to].title,
                r->seen.at >= 0 ? " " : "", r->seen.at >= 0
                ? boxes[r->seen.to].row[r->seen.at].field : "");
    if (r->zoom >= 0)
        fprintf(out, ", which is %s", boxes[r->zoom].title);
    if (r->seen.changed)
        fputs(" (changed)", out);
}

static void tell_all(FILE *out)
{
    for (int i = 0; i < used; i++) {
        const Box *b = &boxes[i];
        fprintf(out, "%s%s%s:", b->title, b->note[0] != '\0' ? ", " : "",
                b->note);
        for (int k = 0; k < b->rows; k++) {
            fputs(k > 0 ? "," : "", out);
            tell_row(out, b, &b->row[k]);
        }
        fputc('\n', out);
    }
}

void figure_structure(const char *name, const char *since)
{
    FILE *out = figure_open(name, "dot");
    draw_all(out);
    if (since != NULL)
        fprintf(out, "// since: %s\n", since);
    figure_close(out, name);
    out = figure_open(name, "txt");
    tell_all(out);
    figure_close(out, name);
    used = 0;
    side_by_side = false;
}

void figure_side_by_side(void)
{
    side_by_side = true;
}

void figure_failed(const char *what)
{
    give_up("could not make", what);
}

void must(int result, const char *what)
{
    if (result != 0)
        figure_failed(what);
}

ObObject *made(ObObject *op, const char *what)
{
    if (op == NULL)
        figure_failed(what);
    return op;
}

int figures_end(void)
{
    if (last != NULL)
        ob_snapshot_free(last);
    last = NULL;
    return ob_interp_free(interp) == 0 ? 0 : 1;
}
