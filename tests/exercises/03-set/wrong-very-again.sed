# REFUSED: The size is one more when an object was put in, and one less when it, or an equal one, was taken out.
# OF: right-chains.c
# Leaves before it has counted, if it has taken out an equal one.
s/^    ((Set \*)op)->size--;$/    if (old != item) {\n        ob_decref(old);\n        return 0;\n    }\n&/
