# REFUSED: If size is 0, nothing is written at all, the NUL neither
# The last byte of none is the one in front of the first.
/^    if (size > 0)$/,/^        ran/c\
    ran[n < size ? n : size - 1] = '\\0';
