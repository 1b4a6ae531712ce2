/* What to build. Nothing to change here. */
#ifndef SLOW_H
#define SLOW_H

#include <stdbool.h>

typedef enum State { PLAIN, TOLD, QUEUED, MERGED } State;

typedef struct Counts {
    int owner;                  /* 0: nobody */
    int local, shared;
    State state;
} Counts;

typedef enum Outcome { LIVES, DIES, ASK_OWNER } Outcome;

Counts counts_new(int owner);
void counts_incref(Counts *c, int thread);
Outcome counts_decref(Counts *c, int thread);
Outcome counts_merge(Counts *c);
void counts_tell(Counts *c);
bool counts_try(Counts *c, int thread);

#endif
