#include "twin.h"

int main(void)
{
    twin_begin();
    doomed("a", NULL);
    count("a");
    alias("b", "a");
    count("a");
    rebind("b", ob_none());
    count("a");
    rebind("a", ob_none());
    return twin_end();
}
