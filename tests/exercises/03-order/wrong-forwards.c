// REFUSED: Lists and tuples let go of their items from the last to the first.
// Believes that everything goes from the front.
#include "order.h"

const char *const dies_list = "abc";
const char *const dies_tuple = "abc";
const char *const dies_dict = "abcd";
const char *const dies_nested = "cba";
const char *const dies_replaced = "abc";
const int room_for_5 = 8;
const int room_for_17 = 24;
const int count_in_two = 3;
