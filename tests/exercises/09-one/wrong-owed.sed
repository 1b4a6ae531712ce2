# REFUSED: Let go of what you took, and take what you return.
# Returns a reference that is not the caller's.
s/^    return one;$/    ob_decref(one);\n    return one;/
