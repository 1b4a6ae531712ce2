# REFUSED: A function without a suffix steals nothing
# Believes that whatever is kept by somebody is no longer owed.
/^const Answer answers\[QUESTIONS\] = {$/i\
#define KEPT BORROWED\

/^    OWED,       \/\* 0: no suffix: new                            \*\/$/,+9c\
    OWED, OWED, BORROWED, KEPT, GIVEN, OWED, OWED, BORROWED, KEPT, GIVEN,
