# REFUSED: Let go of what you took.
# Keeps the callback.
/^static ObObject \*forget_new/,/^}/s/^    if (op != NULL)$/    ob_incref(ref);\n&/
