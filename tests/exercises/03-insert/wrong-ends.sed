# REFUSED: An index beyond either end means that end: insert never fails for its index.
# Refuses what it does not understand.
/^    i = i < 0 ? 0 : i > n ? n : i;$/c\
    if (i < 0 || i > n)\
        return -1;
