# OF: wrong-marks.c
# Unmarks them all, whatever came of it.
s/^    if (ob_list_append(search->found, op) < 0)$/    if (ob_list_append(search->found, op) < 0) {\n        op->flags \&= ~(uint32_t)MARK;/
s/^        return -1;$/&\n    }/
s/^    if (cycle != NULL)$/    if (true)/
s/^    if (result < 0)$/    if (result < 0)\n        unmark(search);\n&/
