#include "07-family.h"

int main(void)
{
    twin_begin();
    must(ob_gc_python2(true) == 0);
    run_families();
    return twin_end();
}
