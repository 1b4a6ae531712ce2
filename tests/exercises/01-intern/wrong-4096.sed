# REFUSED: the pool grows
# OF: right-holds.c
# There is room for 4096; each string is held while it is compared.
s/^    ObObject \*\*grown = ob_grow/    if (pool->used == 4096)\n        return ob_str_new(utf8, size);\n&/
