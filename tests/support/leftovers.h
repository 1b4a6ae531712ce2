/* What a test that was broken off has left behind. */
#ifndef LEFTOVERS_H
#define LEFTOVERS_H

#include "ouroboros.h"

/* Of those that live, nobody has last words any more: what the test wanted
 * to do then, it no longer can. */
void silence_all(void);

/* Lets go of each reference that neither a name nor an object holds:
 * the test's own. What lives on after that, the library has lost. False
 * if that cannot be told, as some object hides what it holds. */
bool drop_leftovers(void);

/* Snapshots that were taken and not yet freed. */
ObSnapshot *note_snapshot(ObSnapshot *shot);
void free_noted(ObSnapshot *shot);
void free_all_noted(void);

#endif
