# REFUSED: A pool makes its own, and lets go of each
# The empty text is the library's.
s/^    ObObject \*op = pool_find(pool, utf8, size);/    if (size == 0)\n        return ob_str_intern("");\n&/
