#include "twin.h"

/* name = Doomed(of), in `ns`; births are not part of this session. */
static void bind(ObNamespace *ns, const char *name, const char *of)
{
    must(ns != NULL);
    ob_log_to(NULL);
    ObObject *op = ob_doomed_new(of);
    ob_log_to(stdout);
    must(ob_namespace_bind_steal(ns, name, op) == 0);
}

static void work(void)
{
    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "locals");
    bind(locals, "a", "local a");
    bind(locals, "b", "local b");
    bind(locals, "c", "local c");
    ob_log("work is done");
    ob_namespace_free(locals);
}

int main(void)
{
    twin_begin();
    ObNamespace *globals = ob_thread_self->interp->namespaces;
    bind(globals, "x", "global x");
    work();
    bind(globals, "y", "global y");
    bind(globals, "z", "global z");
    return twin_end();
}
