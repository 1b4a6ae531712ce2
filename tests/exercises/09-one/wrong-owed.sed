# REFUSED: The collection keeps nobody alive.
# Returns a reference that is not the caller's.
s/^    return one;$/    ob_decref(one);\n    return one;/
