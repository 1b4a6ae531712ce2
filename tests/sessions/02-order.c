#include "twin.h"

int main(void)
{
    twin_begin();
    doomed("leaf", NULL);
    doomed("left", "leaf", NULL);
    doomed("right", NULL);
    doomed("top", "left", "right", NULL);
    del("leaf");
    del("left");
    del("right");
    ob_log("only top is left");
    del("top");
    return twin_end();
}
