# REFUSED: A pool makes its own, and lets go of each
# A text of one byte is the library's.
s/^    ObObject \*op = pool_find(pool, utf8, size);/    if (size == 1 \&\& utf8[0] != 0)\n        return ob_str_intern((char[]){ utf8[0], 0 });\n&/
