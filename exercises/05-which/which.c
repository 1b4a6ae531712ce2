/* Exercise 5.1: Which generation?    (make exercise EX=05-which)
 *
 * Nothing is collected but what is said. -1: in none.
 */
#include "which.h"

/* a = []; gc.collect(0). In which generation is a? */
const int after_one = -2;

/* a = []; gc.collect(2). And now? */
const int after_full = -2;

/* t = tuple([tuple([5000])]); gc.collect(0). In which is t? */
const int after_tuple = -2;

/* a = []; gc.collect(); a.append(a); del a; what does gc.collect(1)
 * return? */
const int young_finds = -2;

/* The first threshold is 50. After a collection, with which birth is
 * the next collection asked for? */
const int first_birth = -2;

/* The first threshold is 50. A hundred lists are made, each is dropped
 * before the next is made. How many collections is that? */
const int of_hundred = -2;

/* The thresholds are 50, 4, 1000. Of how many collections that begin by
 * themselves is one of the middle generation? */
const int middle_every = -2;

/* 8,000 objects have survived the last full collection. How many have
 * to come to the old generation before there can be another? */
const int pays_at = -2;
