/* Exercise 11.2: Until when? A solution. */
#include "when.h"

const int both_pass = 4;
const int other_detached = 3;
const int other_first = 6;
const int other_twice = 6;
const Locked in_inner = YES;
const Locked after_detach = NO;
const Locked after_attach = YES;
const Locked after_both = NO;
const Locked in_same = YES;
