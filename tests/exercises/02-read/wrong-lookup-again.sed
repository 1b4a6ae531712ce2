# REFUSED: Its name has no suffix, so what it returns is new, and owed.
# Believes that only _new makes a debt.
/^    OWED,       \/\* 0: no suffix: new                            \*\/$/,+9c\
    [0] = OWED, [1] = OWED, [2] = BORROWED, [3] = OWED, [4] = GIVEN,\
    [5] = BORROWED, [6] = OWED, [7] = BORROWED, [8] = OWED, [9] = GIVEN,
