# REFUSED: One of the names is not bound
# Compares the names before it looks either up.
s/^    ObObject \*first = /    const char *x = a, *y = b;\n    while (*x != 0 \&\& *x == *y)\n        x++, y++;\n    if (*x == *y)\n        return 0;\n&/
