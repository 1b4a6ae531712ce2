# REFUSED: An index beyond either end means that end, however far
# Knows the end, and not that there is a beginning.
/^    i = i < 0 ? 0 : i > n ? n : i;$/c\
    i = i > n ? n : i;\
    if (i < 0)\
        return -1;
