#include "07-family.h"

int main(void)
{
    twin_begin();
    run_families();
    return twin_end();
}
