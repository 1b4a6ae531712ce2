/* Exercise 6.1: What will it be?    (make exercise EX=06-what) */
#include "what.h"

/* class P: pass. For how many values does its first instance have
 * room? */
const int room_first = -1;

/* class P, whose methods set self.x, self.y and self.z. It has made a
 * hundred instances. For how many values does the next have room? */
const int room_later = -1;

/* p.me = p; vars(p); del p. What does gc.collect() return? */
const int looked_into = -1;

/* class P: pass. p = P() gets thirty attributes, the last of them p
 * itself; del p. What does gc.collect() return? */
const int thirty = -1;

/* class S: __slots__ = ("a", "b", "c"). What is ob_sizeof(S())? */
const int three_slots = -1;

/* class F(S): pass. What is ob_sizeof(F())? */
const int forgot = -1;

/* p.m is p.m, m being a method. 1 or 0? */
const int same_method = -1;

/* Of a new class, the first instance gets b, then a; the second gets a,
 * then b. Which attribute of the second dies first, 'a' or 'b'? */
const char dies_first = '?';
