/* Exercise 10.1: In between    (make exercise EX=10-between)
 * Replace each -1: 1 for yes, 0 for no. */
#include "between.h"

/* A appends 1,000 ints to a list. Does B get in meanwhile? */
const int appended = -1;

/* A passes 1,000 checkpoints. Does B get in? */
const int passed = -1;

/* The interval is 1 ms. A passes checkpoints for as long as B has not
 * been in. Does B get in? */
const int asked = -1;

/* The interval is 1 ms. A makes lists, and passes no checkpoint, until
 * 50 ms have gone by. Does B get in? */
const int asked_in_vain = -1;

/* A sleeps for 50 ms between OB_BEGIN_ALLOW_THREADS and OB_END_... .
 * Does B get in? */
const int detached = -1;

/* A makes an object with last words, and B lets go of the last
 * reference to it. Is it A in which the last words are said? */
const int maker_dies = -1;

/* A has left a cycle lying about. B calls ob_gc_collect. Is what A has
 * left found? */
const int collects = -1;

/* Of two interpreters of a process: do both have the same None? */
const int same_none = -1;

/* A list of one interpreter, and ob_gc_collect in another: may the
 * other one's collector free it, if nobody refers to it any more but
 * itself? */
const int same_list = -1;

/* A raises an exception, and does not deal with it. B asks ob_error().
 * Does it get A's? */
const int left = -1;
