#include "twin.h"

int main(void)
{
    twin_begin();
    doomed("a", NULL);
    doomed("b", "a", NULL);
    befriend("a", "b");
    del("a");
    del("b");
    ob_log("no names are left");
    ob_gc_collect();
    return twin_end();
}
