# REFUSED: When an object dies, its key goes with it, at once.
# Takes a reference to the key.
s/^    ob_decref(made);$/    ob_decref(made);\n    ob_incref(key);/
