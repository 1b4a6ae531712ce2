# REFUSED: If size is 0, nothing is written at all, the NUL neither
# Writes a NUL where there is no room for one.
/^    if (size > 0)$/,/^        ran/c\
    ran[n < size ? n : size > 0 ? size - 1 : 0] = '\\0';
