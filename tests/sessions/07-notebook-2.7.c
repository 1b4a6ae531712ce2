/* The same in Python 2's world. */
#include "07-notebook.h"

int main(void)
{
    twin_begin();
    must(ob_gc_python2(true) == 0);
    run_notebook();
    return twin_end();
}
