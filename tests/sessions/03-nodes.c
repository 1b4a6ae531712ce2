#include "twin.h"

int main(void)
{
    twin_begin();
    doomed("root", NULL);
    doomed("left", NULL);
    doomed("right", NULL);
    befriend("root", "left");
    befriend("left", "right");
    befriend("right", "left");
    count("root");
    count("left");
    count("right");
    del("root");
    count("left");
    count("right");
    del("left");
    count("right");
    abandon("right");
    count("right");
    del("right");
    return twin_end();
}
