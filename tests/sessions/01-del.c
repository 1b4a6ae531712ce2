#include "twin.h"

int main(void)
{
    twin_begin();
    rebind("x", ob_doomed_new("a"));
    alias("y", "x");
    del("x");
    ob_log("after del x");
    rebind("y", ob_none());
    ob_log("after y = None");
    ob_log_to(NULL);                /* the session says no more */
    return twin_end();
}
