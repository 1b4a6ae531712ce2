# REFUSED: The cache must not keep its objects alive.
# Remembers the last one.
s/^    ob_decref(made);$/    static ObObject *last;\n    if (last != NULL)\n        ob_decref(last);\n    last = made;/
