# REFUSED: The copy is another object, of the same class.
# Gives the same copy again.
s/^    ObObject \*copy = ob_instance_new(&ob_type(op)->base);$/    static ObObject *only, *of;\n    if (of == op \&\& only != NULL) {\n        ob_incref(only);\n        return only;\n    }\n    ObObject *copy = ob_instance_new(\&ob_type(op)->base);\n    only = copy;\n    of = op;/
