# REFUSED: Who has died, or was lost in a collection, is not remembered
# Knows the last answer by its address.
s/^    ObObject \*ref = ob_ref_new(op, NULL), \*one;/    static ObObject *of, *last;\n    if (of == ones \&\& last == op \&\& ob_weakref_count(op) > 0) {\n        ob_incref(op);\n        return op;\n    }\n&/
s/^    return one;$/    of = ones;\n    return last = one;/
