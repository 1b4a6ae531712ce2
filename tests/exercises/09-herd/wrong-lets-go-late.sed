# REFUSED: Who dies before its turn is left out, and all others are visited.
# Lets go of one when it has the next one.
/^int herd_each/,/^}/{
s/^    int result = 0;/    ObObject *last = NULL;\n&/
s/^        result = visit(op, arg);/        if (last != NULL)\n            ob_decref(last);\n        last = op;\n&/
/^        ob_decref(op);/d
s/^    if (--self->walks == 0)/    if (last != NULL)\n        ob_decref(last);\n&/
}
