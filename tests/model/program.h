/* Random programs: a few dozen steps on eight names. A seed makes the
 * same program everywhere. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NAMES = 8,          /* n0, n1... */
    KEYS = 8,           /* of dicts: 0 to 3, then "k4" to "k7" */
    ITEMS = 3,          /* at most, in what is made */
    DEPTH = 4,          /* at most, of what is made */
    OPS = 100,
    OBJECTS = OPS * DEPTH,
    NOBODY = -1         /* a name that is not bound; None */
};

typedef enum Kind { DOOMED, LIST, DICT, TUPLE, KINDS } Kind;

typedef enum Verb {
    MAKE,       /* a = objects of one kind, each around the next, with
                   `items` in the inmost */
    BIND,       /* a = b */
    FETCH,      /* a = b[index] */
    DEL,        /* del a */
    STORE,      /* a.append(b), a.befriend(b) or a[index] = b */
    SET,        /* a[index] = b, in place of what is there */
    REMOVE,     /* a.pop() or del a[index] */
    CLEAR,      /* a.clear() or a.abandon() */
    COLLECT,    /* gc.collect(index) */
    COUNT,      /* log how many references there are to a */
    TRACKED,    /* log whether a is tracked */
    CENSUS      /* log how many objects each generation has */
} Verb;

/* Drawn from a seed, an op says what is to be tried. model_resolve
 * makes of it what can be done: then `a` and `b` are names that are
 * bound, `index` is a place or a key that exists, `kind` that of the
 * container, `number` that of the first Doomed to be born, and items
 * that are not bound are NOBODY. So an op has a meaning wherever it
 * stands, whatever is left out before it. */
typedef struct Op {
    Verb verb;
    Kind kind;
    int a, b;
    int index;
    int depth, size;
    int items[ITEMS];
    int number;
} Op;

typedef struct Program {
    int size;
    Op ops[OPS];
} Program;

/* The program of a seed. Half of them tidy up in the end; the others
 * leave that to the interpreter. */
Program program_of(uint64_t seed);

/* Makes what a step makes shallower, or gives it fewer items; false:
 * there is no less. */
int program_parts(const Program *program);
bool program_lessen(Program *program, int part);

/* Prints the steps as Python; writes them with all that Python needs to
 * run them and log (prelude.py lies beside). */
void program_print(const Program *program);
void program_write(const Program *program);

#endif
