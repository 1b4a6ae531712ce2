/* Exercise 4.1: How many?    (make exercise EX=04-many)
 *
 * The collector is off, and has just been called. What does
 * gc.collect() return after each of these?
 */
#include "many.h"

/* a = []; b = [a]; a.append(b); del a, b */
const int returns_pair = -1;

/* a = []; b = [a]; a.append(b); del a */
const int returns_named = -1;

/* a = [[[]]]; a.append(a); del a */
const int returns_tail = -1;

/* a = [1000000, "spam" * 2]; a.append(a); del a */
const int returns_atoms = -1;

/* a = []; t = (a,); a.append(t); del a, t */
const int returns_tuple = -1;

/* c = []; d = [c]; c.append(d); head = [c]; del c, d, head */
const int returns_head = -1;

/* a = []; b = [a]; a.append(b); x = a; del a, b. What is left of the
 * second list's copy after the subtraction? */
const int left_of_b = -1;

/* How many of these are tracked?
 * 1, "spam", [], (), {}, (1, 2), ([],) */
const int tracked = -1;
