/* What a test that was broken off has left behind. */
#ifndef LEFTOVERS_H
#define LEFTOVERS_H

#include "ouroboros.h"

/* Of those that live, nobody has last words any more: what the test wanted
 * to do then, it no longer can. */
void silence_all(void);

typedef enum LeftBy {
    LEFT_NONE,          /* what lives on now, the library has lost */
    LEFT_BY_LIBRARY,    /* it took a reference, and nobody holds it */
    LEFT_HIDDEN         /* some object hides what it holds: who knows? */
} LeftBy;

/* Lets go of each reference that neither a name nor an object holds:
 * the test's own. */
LeftBy drop_leftovers(void);

/* Whether the library holds an object for itself, as it does while it
 * asks that object a question. */
bool library_holds_some(void);

/* Snapshots that were taken and not yet freed. */
ObSnapshot *note_snapshot(ObSnapshot *shot);
void free_noted(ObSnapshot *shot);
void free_all_noted(void);

#endif
