# REFUSED: Recursion is a stack, too.
# OF: right-zigzag.c
# Ten thousand deep, and then sweeps again.
s/^    bool down;$/    int deep;/
s/^    if (sweep->down ? to < sweep->at : to > sweep->at)$/    if (to > sweep->at)/
/^    else$/c\
    else if (sweep->deep < 10000) {\
        sweep->deep++;\
        node->mark = REACHED;\
        node_scan(sweep->nodes, to, visit, sweep);\
        sweep->deep--;\
    } else
/^    bool down = false;$/d
/^        for (size_t k = 0; k < n; k++) {$/,/^            size_t i = down ? n - 1 - k : k;$/c\
        for (size_t i = 0; i < n; i++) {
/^            sweep\.down = down;$/d
/^        down = !down;$/d
