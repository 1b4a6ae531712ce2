// REFUSED: A function without a suffix steals nothing
// Believes that binding an object gives it away.
#include "read.h"

const Answer answers[QUESTIONS] = {
    OWED, OWED, BORROWED, GIVEN, GIVEN, OWED, OWED, GIVEN, GIVEN, GIVEN,
};
