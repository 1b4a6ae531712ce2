# REFUSED: A function without a suffix steals nothing
# Believes that binding an object gives it away.
/^    OWED,       \/\* 0: no suffix: new                            \*\/$/,+9c\
    OWED, OWED, BORROWED, GIVEN, GIVEN, OWED, OWED, GIVEN, GIVEN, GIVEN,
