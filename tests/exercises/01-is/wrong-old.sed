# REFUSED: On 3.15 there is only one 1000: the small ints go up to 1024.
# Remembers the cache of 3.14.
/^const int answers\[QUESTIONS\] = {$/,+9c\
const int answers[QUESTIONS] = { 1, 0, 0, 1, 0, 2, 0, 0 };
