// REFUSED: Its name has no suffix, so what it returns is new, and owed.
// Believes that looking something up owes nothing.
#include "read.h"

const Answer answers[QUESTIONS] = {
    OWED, BORROWED, BORROWED, OWED, GIVEN, OWED, OWED, BORROWED, OWED, GIVEN,
};
