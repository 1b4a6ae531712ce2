# REFUSED: A watch does not keep what it watches.
# Remembers the last one.
s/^    ObObject \*ref = ob_ref_new(op, note);/    static ObObject *last;\n    if (last != NULL)\n        ob_decref(last);\n    last = op;\n    ob_incref(op);\n&/
