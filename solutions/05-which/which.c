/* Exercise 5.1: Which generation? A solution. */
#include "which.h"

const int after_one = 1;
const int after_full = 2;
const int after_tuple = -1;
const int young_finds = 0;
const int first_birth = 51;
const int of_hundred = 0;
const int middle_every = 6;
const int pays_at = 2000;
