/* Exercise 12.1: Predict the misses    (make exercise EX=12-misses) */
#include "misses.h"

/* 1,600 objects of 32 bytes, one after the other; the header of each is
 * read once, in that order. */
const long in_order = -1;

/* The same, three times over. (800 lines.) */
const long three_small = -1;

/* 4,000 objects of 32 bytes: the same, three times over. (2,000
 * lines.) */
const long three_large = -1;

/* 10,000 objects of 64 bytes: the header of each, once, in order. */
const long every_64 = -1;

/* 4,000 objects of 48 bytes: the header of each, once, in order. */
const long every_48 = -1;

/* 10,000 objects of 64 bytes. Beside them a table with one byte for
 * each 16 bytes of them. What is read is the byte of each object, in
 * order, and no object. */
const long bytes_only = -1;

/* 1,600 objects of 32 bytes: the header of each, once, in random order.
 * (800 lines.) */
const long shuffled_small = -1;

/* 100,000 objects of 32 bytes: the header of each, once, in random
 * order. The nearest of 50000, 75000, 100000. */
const long marked = -1;

/* The walk before this one again, but 16 objects ahead of each one that
 * is read, the processor is told to fetch: the nearest of 10000, 50000,
 * 100000. */
const long prefetched = -1;
