#include "figure.h"

#include <stdlib.h>

static const char *folder;
static ObInterp *interp;
static ObSnapshot *last;

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

static void write_figure(const ObSnapshot *shot, const char *name,
                         const char *ending,
                         void (*print)(const ObSnapshot *, FILE *))
{
    FILE *out = figure_open(name, ending);
    print(shot, out);
    figure_close(out, name);
}

static ObSnapshot *take(const char *name, bool since)
{
    ObSnapshot *shot = ob_snapshot_take(since ? last : NULL);
    if (shot == NULL)
        give_up("no memory for", name);
    return shot;
}

/* Writes it; it is the last one then. */
static void write_both(ObSnapshot *shot, const char *name)
{
    write_figure(shot, name, "dot", ob_snapshot_dot);
    write_figure(shot, name, "txt", ob_snapshot_text);
    if (last != NULL)
        ob_snapshot_free(last);
    last = shot;
}

void figure(const char *name, bool since)
{
    write_both(take(name, since), name);
}

#if CHAPTER >= 2
void figure_labelled(const char *name, bool since, size_t n,
                     const FigureLabel *labels)
{
    ObSnapshot *shot = take(name, since);
    for (size_t i = 0; i < n; i++)
        ob_snapshot_label(shot, labels[i].op, labels[i].text,
                          labels[i].changed);
    write_both(shot, name);
}
#endif

void figure_failed(const char *what)
{
    give_up("could not make", what);
}

int figures_end(void)
{
    if (last != NULL)
        ob_snapshot_free(last);
    last = NULL;
    return ob_interp_free(interp) == 0 ? 0 : 1;
}
