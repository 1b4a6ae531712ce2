/* Exercise 9.1: What is left? A solution. */
#include "left.h"

const int fresh = 0;
const int leads_back = 1;
const int equal_keys = 1;
const int first_gone = 0;
const int replaced = 1;
const int collected = 2;
const int visited = 1;
const int grown = 3;
const int unhashed = 0;
const char *const finalizers = "31";
const int by_hand = 1;
const int closes_itself = 1;
