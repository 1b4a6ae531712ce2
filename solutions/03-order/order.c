/* Exercise 3.1: Who goes first? A solution. */
#include "order.h"

const char *const dies_list = "cba";
const char *const dies_tuple = "cba";
const char *const dies_dict = "abcd";
const char *const dies_nested = "cba";
const char *const dies_replaced = "abc";
const int room_for_5 = 8;
const int room_for_17 = 24;
const int count_in_two = 3;
