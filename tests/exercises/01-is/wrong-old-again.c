// REFUSED: On 3.15 there is only one 1000: the small ints go up to 1024.
// The same belief, as a rule.
#include "is.h"

#define CACHED(n) ((n) >= -5 && (n) <= 256)

const int answers[QUESTIONS] = {
    1, CACHED(3000), CACHED(1000), 1, CACHED(3000), 3 - 1, 0, !CACHED(7),
};
