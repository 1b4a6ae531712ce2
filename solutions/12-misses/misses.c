/* Exercise 12.1: Predict the misses. A solution. */
#include "misses.h"

const long in_order = 800;
const long three_small = 800;
const long three_large = 6000;
const long every_64 = 10000;
const long every_48 = 3000;
const long bytes_only = 625;
const long shuffled_small = 800;
const long marked = 100000;
const long prefetched = 100000;
