# REFUSED: That both are worth 3000 is a matter for ==, not for is.
# Compares the values that the names have, and knows the rest.
/^const int answers\[QUESTIONS\] = {$/i\
enum { X = 3000, Y = 3000 };\

/^    1,  \/\* 0: one compilation keeps equal constants once        \*\/$/,+7c\
    [0] = X == Y, [1] = X == Y, [2] = 1000 == 1000, [3] = 1,\
    [4] = 0, [5] = 2, [6] = 0, [7] = 0,
