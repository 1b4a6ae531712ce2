// REFUSED: A function without a suffix steals nothing
// Believes that whatever is kept by somebody is no longer owed.
#include "read.h"

#define KEPT BORROWED

const Answer answers[QUESTIONS] = {
    OWED, OWED, BORROWED, KEPT, GIVEN, OWED, OWED, BORROWED, KEPT, GIVEN,
};
