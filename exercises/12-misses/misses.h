/* The shape of the answers. Nothing to change here. */
#ifndef MISSES_H
#define MISSES_H

extern const long in_order, three_small, three_large, every_64,
    every_48, bytes_only, shuffled_small, marked, prefetched;

#endif
