# REFUSED: On 3.15 there is only one 1000: the small ints go up to 1024.
# The same belief, as a rule.
/^const int answers\[QUESTIONS\] = {$/i\
#define CACHED(n) ((n) >= -5 && (n) <= 256)\

/^    1,  \/\* 0: one compilation keeps equal constants once        \*\/$/,+7c\
    1, CACHED(3000), CACHED(1000), 1, CACHED(3000), 3 - 1, 0, !CACHED(7),
