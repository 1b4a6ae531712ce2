/* Exercise 10.1: In between. A solution. */
#include "between.h"

const int appended = 0;
const int passed = 0;
const int asked = 1;
const int asked_in_vain = 0;
const int detached = 1;
const int maker_dies = 0;
const int collects = 1;
const int same_none = 1;
const int same_list = 0;
const int left = 0;
