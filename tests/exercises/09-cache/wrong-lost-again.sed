# REFUSED: A weak dictionary does not hold what you put into it.
# Lets go of it before it is returned.
s/^    ob_decref(made);$/    ob_decref(made);\n    if (op != NULL)\n        ob_decref(op);/
