/* The figures of chapter 5: growing old, and old garbage that holds
 * young. */
#include "figure.h"

static ObNamespace *globals;

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    if (op == NULL)
        figure_failed(name);
    return op;
}

static void named(const char *name)
{
    if (ob_namespace_bind_steal(globals, name, doomed(name)) < 0)
        figure_failed(name);
}

static void befriend(ObObject *op, ObObject *friend)
{
    if (ob_doomed_befriend(op, friend) < 0)
        figure_failed("a friend");
}

static void draw_ages(void)
{
    named("a");
    named("b");
    figure("05-ages-0", false);
    ob_gc_collect_generation(0);
    named("c");
    figure("05-ages-1", true);
    ob_namespace_unbind(globals, "b");
    ob_gc_collect_generation(0);
    named("d");
    figure("05-ages-2", true);
    ob_gc_collect_generation(1);
    figure("05-ages-3", true);
    ob_namespace_unbind(globals, "a");
    ob_namespace_unbind(globals, "c");
    ob_namespace_unbind(globals, "d");
}

/* p and q hold each other and are old; y and z were born since, hold
 * each other, and q holds y. No name leads to any of them. */
static void draw_older(void)
{
    ObObject *p = doomed("p"), *q = doomed("q");
    befriend(p, q);
    befriend(q, p);
    ob_gc_collect_generation(1);
    ObObject *y = doomed("y"), *z = doomed("z");
    befriend(y, z);
    befriend(z, y);
    befriend(q, y);
    ob_decref(p);
    ob_decref(q);
    ob_decref(y);
    ob_decref(z);
    figure("05-older-0", false);
    ob_gc_collect_generation(0);
    figure("05-older-1", true);
    ob_gc_collect();
    figure("05-older-2", true);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    draw_ages();
    draw_older();
    return figures_end();
}
