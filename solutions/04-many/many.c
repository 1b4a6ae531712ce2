/* Exercise 4.1: How many? A solution. */
#include "many.h"

const int returns_pair = 2;
const int returns_named = 0;
const int returns_tail = 3;
const int returns_atoms = 1;
const int returns_tuple = 2;
const int returns_head = 2;
const int left_of_b = 0;
const int tracked = 3;
