# REFUSED: the pool grows
# OF: right-equal.c
# There is room for 2048, found by ==.
s/^    ObObject \*\*grown = ob_grow/    if (pool->used == 2048)\n        return op;\n&/
