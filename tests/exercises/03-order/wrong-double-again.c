// REFUSED: A full list makes room for n + n/8 + 6 items
// Believes that a list has room for what it has.
#include "order.h"

const char *const dies_list = "cba";
const char *const dies_tuple = "cba";
const char *const dies_dict = "abcd";
const char *const dies_nested = "cba";
const char *const dies_replaced = "abc";
const int room_for_5 = 5;
const int room_for_17 = 17;
const int count_in_two = 3;
