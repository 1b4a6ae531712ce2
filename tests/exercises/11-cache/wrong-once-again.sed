# REFUSED: While make ran, another thread has put an object in
# Looks again, and returns its own.
s/^    ob_biased_decref(made);\n    return op;//
/^    ob_biased_decref(made);$/{
N
s/.*/    ob_biased_decref(op);\n    return made;/
}
