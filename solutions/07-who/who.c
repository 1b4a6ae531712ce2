/* Exercise 7.1: Who speaks? A solution. */
#include "who.h"

const char *const two_names = "";
const char *const by_hand = "aa";
const char *const attributes = "pab";
const char *const items = "cba";
const char *const cycle = "cab";
const char *const tail = "ta";
const int saved_returns = 0;
const char *const second_words = "";
const int second_returns = 2;
const int others_return = 4;
