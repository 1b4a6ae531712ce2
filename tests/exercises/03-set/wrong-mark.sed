# REFUSED: the place of that one must not stop a search.
# Leaves a hole.
/^    \*place = (Place){ NULL, 1 };$/c\
    *place = (Place){ NULL, 0 };
