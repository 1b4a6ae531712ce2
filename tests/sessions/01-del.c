#include "twin.h"

int main(void)
{
    twin_begin();
    rebind("x", ob_doomed_new("a"));
    alias("y", "x");
    del("x");
    ob_log("after del x");
    rebind("y", ob_doomed_new("b"));
    return twin_end();
}
