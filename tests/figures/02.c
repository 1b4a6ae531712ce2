/* The figures of chapter 2. */
#include "figure.h"

static ObNamespace *globals;

static ObObject *doomed(const char *name)
{
    ObObject *op = ob_doomed_new(name);
    if (op == NULL || ob_namespace_bind_steal(globals, name, op) < 0)
        figure_failed(name);
    return op;
}

static void befriend(ObObject *op, ObObject *friend)
{
    if (ob_doomed_befriend(op, friend) < 0)
        figure_failed("befriend");
}

static void forget(const char *const *names)
{
    for (; *names != NULL; names++)
        ob_namespace_unbind(globals, *names);
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");

    ObObject *a = doomed("a"), *b = doomed("b");
    ObObject *c = doomed("c"), *d = doomed("d");
    befriend(c, a);
    befriend(c, b);
    befriend(d, c);
    forget((const char *[]){ "a", "b", "c", NULL });
    figure("02-friends", false);
    forget((const char *[]){ "d", NULL });

    a = doomed("a");
    b = doomed("b");
    befriend(a, b);
    befriend(b, a);
    ObPeek lost = ob_peek_at(a);
    forget((const char *[]){ "a", "b", NULL });
    figure("02-cycle", false);

    /* Nobody else will end it. */
    if (ob_peek(lost) == 1)
        ob_doomed_abandon(a);
    return figures_end();
}
