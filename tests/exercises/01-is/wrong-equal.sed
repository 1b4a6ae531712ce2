# REFUSED: That both are worth 3000 is a matter for ==, not for is.
# Takes `is` for ==.
/^const int answers\[QUESTIONS\] = {$/,+9c\
const int answers[QUESTIONS] = { 1, 1, 1, 1, 1, 2, 0, 0 };
