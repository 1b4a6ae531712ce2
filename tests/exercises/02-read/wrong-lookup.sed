# REFUSED: Its name has no suffix, so what it returns is new, and owed.
# Believes that looking something up owes nothing.
/^    OWED,       \/\* 0: no suffix: new                            \*\/$/,+9c\
    OWED, BORROWED, BORROWED, OWED, GIVEN, OWED, OWED, BORROWED, OWED, GIVEN,
