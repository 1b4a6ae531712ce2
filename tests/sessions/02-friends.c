#include "twin.h"

int main(void)
{
    twin_begin();
    doomed("a", NULL);
    doomed("b", NULL);
    doomed("c", "a", "b", NULL);
    doomed("d", "c", NULL);
    count("a");
    count("c");
    del("a");
    del("b");
    del("c");
    ob_log("only d is left");
    del("d");
    return twin_end();
}
