# REFUSED: An index beyond either end means that end, however far
# Refuses what it does not understand.
/^    i = i < 0 ? 0 : i > n ? n : i;$/c\
    if (i < 0 || i > n)\
        return -1;
