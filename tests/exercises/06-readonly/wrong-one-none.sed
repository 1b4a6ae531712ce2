# REFUSED: Each call of readonly_new makes a new descriptor
# Of what is immortal, there is one descriptor while it lives.
s/^ObObject \*readonly_new(ObObject \*value)$/static ObObject *last;\nstatic void readonly_free(ObObject *op)\n{\n    last = op == last ? NULL : last;\n    ob_object_free(op);\n}\n\n&/
s/^    ObObject \*op = ob_object_new(&readonly_type/    if (last != NULL \&\& ob_is_immortal(value)\n        \&\& ((ReadOnly *)last)->value == value) {\n        ob_incref(last);\n        return last;\n    }\n    readonly_type.free = readonly_free;\n&/
s/^    ob_track(op);/    last = op;\n&/
