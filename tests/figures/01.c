/* The figures of chapter 1. */
#include "figure.h"

static void bind(ObNamespace *ns, const char *name, ObObject *fresh)
{
    if (ob_namespace_bind_steal(ns, name, fresh) < 0)
        figure_failed(name);
}

static void alias(ObNamespace *ns, const char *name, const char *old)
{
    bind(ns, name, ob_namespace_lookup(ns, old));
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);

    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    bind(globals, "x", ob_int_new(3000));
    alias(globals, "y", "x");
    figure("01-alias", false);

    bind(globals, "y", ob_str_from("spam"));
    figure("01-rebind", true);

    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "locals of f");
    bind(locals, "arg", ob_namespace_lookup(globals, "y"));
    bind(locals, "n", ob_int_new(7));
    bind(globals, "x", ob_int_new(7));
    figure("01-scopes", false);

    return figures_end();
}
