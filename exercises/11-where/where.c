/* Exercise 11.1: Whose count, and where?
 * (make exercise EX=11-where) */
#include "where.h"

/* A makes it. B takes one. The local and the shared count? */
const int taken_local = NO_NUMBER;
const int taken_shared = NO_NUMBER;

/* Then A lets go of its own. The local and the shared count? */
const int merged_local = NO_NUMBER;
const int merged_shared = NO_NUMBER;

/* Then B lets go, too. In which thread does it die? */
const Where given_last = UNDECIDED;

/* A makes it. B takes one and gives it back. A lets go. Where? */
const Where given_back = UNDECIDED;

/* A makes it, and hands its reference to B, which lets go. Where? */
const Where handed = UNDECIDED;

/* The same. Then A passes a checkpoint. */
const Where handed_checked = UNDECIDED;

/* A makes it, hands it to B, and leaves the world. B lets go. */
const Where handed_left = UNDECIDED;

/* A makes it, takes two more, and hands two of the three to B, which
 * lets go of both. The shared count? And after A's checkpoint? */
const int below_shared = NO_NUMBER;
const int below_merged = NO_NUMBER;

/* A makes it, and a weak reference to it. B asks the weak reference,
 * and has it. A lets go of its own. B lets go. */
const Where found_weakly = UNDECIDED;
