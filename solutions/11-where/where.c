/* Exercise 11.1: Whose count, and where? A solution. */
#include "where.h"

const int taken_local = 1;
const int taken_shared = 1;
const int merged_local = 0;
const int merged_shared = 1;
const Where given_last = IN_B;
const Where given_back = IN_A;
const Where handed = NOT_YET;
const Where handed_checked = IN_A;
const Where handed_left = IN_B;
const int below_shared = -1;
const int below_merged = 1;
const Where found_weakly = IN_B;
