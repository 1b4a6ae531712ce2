# REFUSED: It used NULL at
# Says that there is room before there is.
s/    ObObject \*\*grown = pool->strings == NULL/    pool->capacity = capacity;\n&/
