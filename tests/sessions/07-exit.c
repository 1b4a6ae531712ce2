#include "twin.h"

int main(void)
{
    twin_begin();
    ob_gc_enable();
    doomed("x", NULL);
    doomed("b", NULL);
    doomed("c", NULL);
    befriend("c", "c");
    doomed("a0", NULL);
    doomed("a1", NULL);
    ObObject *a = ob_list_new();
    must(a != NULL);
    append(a, "a0");
    append(a, "a1");
    rebind("a", a);
    del("a0");
    del("a1");
    doomed("lost", NULL);
    befriend("lost", "lost");
    alias("y", "x");
    del("lost");
    del("x");
    return twin_end();
}
