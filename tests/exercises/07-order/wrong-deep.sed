# REFUSED: There is such an order, and no RecursionError
# OF: right-depth.c
# Not for a chain of more than a thousand.
s/^    if (ob_type(op)->traverse != NULL$/    if (ob_enter(" in garbage") < 0)\
        return -1;\
    int result = ob_type(op)->traverse != NULL ? ob_type(op)->traverse(op, visit_one, sort) : 0;\
    ob_leave();\
    if (result != 0)/
/^        && ob_type(op)->traverse(op, visit_one, sort) != 0)$/d
