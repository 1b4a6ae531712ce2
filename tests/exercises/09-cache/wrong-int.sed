# REFUSED: What cannot be referred to weakly: TypeError
# Leaves it behind.
s/^    ob_decref(made);$/    if (op != NULL)\n        ob_decref(made);/
