#include "07-notebook.h"

int main(void)
{
    twin_begin();
    run_notebook();
    return twin_end();
}
