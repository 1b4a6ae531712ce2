/* A rude program on the library. What its objects are called for, and
 * what its steps result in, is logged. */
#ifndef WORLD_H
#define WORLD_H

#include "program.h"

#include "ouroboros.h"

/* Collections: when the program says so; also after a few births; also
 * after each birth. Or as in Python: when it says so, and nothing else
 * that Python cannot say. */
typedef enum Mode { WHEN_ASKED, EAGER, STRESS, PYTHON, MODES } Mode;

enum {
    LOG_SIZE = 1 << 17,
    ENOUGH = 20000,     /* calls of slots, at most, in a program */
    NOTHING = -1,       /* the number of None */
    INT_0 = -2,         /* that of 0; 1 is one lower */
    STR_0 = -100,       /* that of the first attribute's name */
    CLASSES = 12,       /* that a program makes, at most */
    INSTANCES = 20      /* of one of them */
};

typedef struct World {
    const Program *program;
    Mode mode;
    ObInterp *interp;
    ObNamespace *names[2];      /* NULL: none at present */
    bool freeing[2];            /* being let go of */
    int births;
    ObObject *objects[BIRTHS];  /* by number: the newest at an address;
                                   NULL: dead, if anybody was told */
    int manners[BIRTHS];        /* of instances */
    bool attributes[BIRTHS];    /* whether it is the dict of one */
    ObObject *shapes[SHAPES];   /* the class that is now that shape */
    int classes, made[SHAPES];  /* all in all; instances, of each */
    int spoke[BIRTHS], freed[BIRTHS];   /* last words, deaths */
    int runs[MANNERS][SLOTS];   /* how often each script ran */
    int nested;                 /* scripts that are running */
    int calls;                  /* of slots, all in all */
    int listening;              /* callbacks */
    bool quiet;                 /* the end has come: no scripts */
    size_t logged, step_began;
    char log[LOG_SIZE];
} World;

/* The number of an object's class, NOTHING if it has none of its own;
 * and how many references there are to it. */
int world_class(int number, int *instances);

/* Each ends the process when it finds something that must not be. */
void world_begin(World *world, const Program *program, Mode mode);
void world_step(const Op *op);
void world_end(void);

/* The numbers of all that lives; how many. */
int world_living(int numbers[2 * BIRTHS]);

/* What an object holds, in order, of a dict each key before its value;
 * how many. */
int world_contents(int number, int values[4 * ROOM]);

/* Says what is wrong, and ends the process. */
void world_fail(const char *format, ...) OB_PRINTF(1, 2);


#endif
