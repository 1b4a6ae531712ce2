# REFUSED: A text is `size` bytes, whatever they are
# A new line at the end is no byte.
s/^    ObObject \*op = pool_find(pool, utf8, size);/    while (size > 1 \&\& utf8[size-1] == '\\n') size--;\n&/
