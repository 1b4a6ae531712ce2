/* Exercise 11.2: Until when?    (make exercise EX=11-when) */
#include "when.h"

/* 1 it dies · 2 A's checkpoint · 3 B's · 4 A's · 5 B's · 6 A's */
const int both_pass = 0;

/* B is detached. 1 it dies · 2 A's checkpoint · 3 A's · 4 A's */
const int other_detached = 0;

/* 1 it dies · 2 B's checkpoint · 3 A's · 4 A's · 5 B's · 6 A's */
const int other_first = 0;

/* 1 it dies · 2 A's · 3 A's · 4 B's · 5 B's · 6 A's */
const int other_twice = 0;

/* A is in a section of x, and in it has begun one of y; y was free. */
const Locked in_inner = UNDECIDED;

/* A is in a section of x, and detaches. */
const Locked after_detach = UNDECIDED;

/* A is in a section of x, detaches, and attaches. */
const Locked after_attach = UNDECIDED;

/* A is in a section of x, and in it in one of y; it detaches, and
 * attaches. */
const Locked after_both = UNDECIDED;

/* A is in a section of x, has begun another of x, and ended that. */
const Locked in_same = UNDECIDED;
