/* Exercise 6.1: What will it be? A solution. */
#include "what.h"

const int room_first = 29;
const int room_later = 4;
const int looked_into = 2;
const int thirty = 2;
const int three_slots = 40;
const int forgot = 56;
const int same_method = 0;
const char dies_first = 'b';
