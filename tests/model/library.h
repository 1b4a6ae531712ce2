/* The same programs on the library. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include "log.h"
#include "program.h"

#include "ouroboros.h"

/* Collections: only when a program says so; also after more than
 * THRESHOLD births; also after each birth. */
typedef enum Mode { WHEN_ASKED, EAGER, STRESS, MODES } Mode;

enum { UNASKED = 8, THRESHOLD = 3 };

typedef struct Library {
    ObInterp *interp;
    ObNamespace *globals;
    Mode mode;
    FILE *events;               /* what the library logs... */
    char *text;                 /* ...in memory... */
    size_t size, taken;         /* ...and how much is in `log` */
    Log log;                    /* a collection's deaths: sorted */
    Log as_it_came;             /* the same, in their order */
    size_t began;               /* the log when a collection did */
    bool asked;
    int unasked[UNASKED];       /* generations, since the last step */
    int collections;            /* how many of them */
} Library;

void library_begin(Library *lib, Mode mode);

/* Does what model_resolve said, and passes a checkpoint. */
void library_step(Library *lib, const Op *op);

/* Whether there should have been a collection in the last step. */
bool library_is_late(const Library *lib, const Op *op);

/* The containers that are alive, in the order of birth: how many. */
int library_living(ObObject *living[OBJECTS]);

/* 0, or -1 if anything has leaked. */
int library_end(Library *lib);

#endif
