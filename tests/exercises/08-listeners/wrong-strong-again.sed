# REFUSED: The group keeps no listener alive.
# Remembers the last that came.
s/^    sweep(group);$/    static ObObject *last;\n    ob_incref(op);\n    if (last != NULL)\n        ob_decref(last);\n    last = op;\n    sweep(group);/
