#include "twin.h"

static void work(void)
{
    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "locals");
    must(locals != NULL);
    must(ob_namespace_bind_steal(locals, "local",
                                 ob_doomed_new("local")) == 0);
    ob_log("work is done");
    ob_namespace_free(locals);
}

int main(void)
{
    twin_begin();
    rebind("kept", ob_doomed_new("global"));
    work();
    ob_log("back at module level");
    alias("passed_on", "kept");     /* where Python has a list of it */
    del("kept");
    ob_log("after del kept");
    del("passed_on");
    ob_log("after the list let go");
    rebind("last", ob_doomed_new("last"));
    return twin_end();
}
