/* Exercise 8.2: Who is told, and when? A solution. */
#include "says.h"

const char *const by_count = "a1";
const char *const by_collection = "1a";
const char *const three = "a31";
const char *const chain = "a1b2";
const char *const own = "a1";
const char *const own_garbage = "a";
const char *const pair = "312ab";
const char *const saved = "a1";
const char *const saved_garbage = "1a";
const int how_many = 4;
const int plain_leads = 1;
const int called_leads = 0;
