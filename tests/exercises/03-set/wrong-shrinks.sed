# REFUSED: the size when there was no memory to take one out
# Asks for memory when it has taken one out, and fails if there is none.
/^int set_discard/,/^}/s/^    ob_decref(old);$/&\n    ObObject *less = set->size > 8 ? ob_float_new(0.5) : NULL;\n    if (set->size > 8 \&\& less == NULL)\n        return -1;\n    if (less != NULL)\n        ob_decref(less);/
