# REFUSED: There is a list for every garbage
# OF: right-reaches.c
# Not for a chain of more than a thousand.
s/^    return ob_type(op)->traverse != NULL$/    if (ob_enter(" in garbage") < 0)\
        return -1;\
    int result = ob_type(op)->traverse != NULL/
s/^           ? ob_type(op)->traverse(op, go, way) : 0;/&\
    ob_leave();\
    return result;/
