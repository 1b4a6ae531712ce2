/* Rude programs: a few dozen steps on six names, and objects whose
 * slots run steps of their own. A seed makes the same program
 * everywhere. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NAMES = 6,          /* the first half globals, the others locals */
    SELF = NAMES,       /* in a script: whose slot runs */
    OTHER,              /* what it is compared with */
    INTS,               /* from here on ints: 0, 1... */
    OPERANDS = INTS + 3,
    STEPS = 60,
    ACTIONS = 3,        /* at most, of a script */
    MANNERS = 6,        /* how the objects of a program behave */
    RUNS = 3,           /* of a script; then it is polite */
    NESTED = 4,         /* scripts; who is deeper is polite */
    LISTENERS = 3,      /* to collections, at most */
    CLASSED = MANNERS - 1,  /* the manner of a Rude of a class */
    BIRTHS = 48,
    ROOM = 8,           /* items, at most, before one is added */
    HEAVY = 100         /* too much to compare or print */
};

typedef enum Kind { LIST, DICT, TUPLE, RUDE, IMP, KINDS, INT } Kind;

typedef enum Verb {
    MAKE,       /* a = a list, tuple... of b and c */
    BIND,       /* a = b */
    DEL,        /* del a */
    FREE,       /* a's namespace is let go of */
    APPEND,     /* a.append(b), a.befriend(b) */
    SET,        /* a[index] = b */
    POP,        /* a.pop() */
    FETCH,      /* c = a[index] */
    CLEAR,      /* a.clear(), a.abandon() */
    ERASE,      /* del a[index] */
    EXTEND,     /* a.extend(b) */
    COPY,       /* c = a.copy() */
    PUT,        /* a[b] = c */
    GET,        /* c = a[b] */
    TAKE,       /* c = a.pop(b) */
    REMOVE,     /* del a[b] */
    UPDATE,     /* a.update(b) */
    CONTAINS,   /* b in a */
    EQUAL,      /* a == b */
    HASH,       /* hash(a) */
    REPR,       /* repr(a) */
    COLLECT,    /* gc.collect(index) */
    FREEZE,     /* gc.freeze() */
    UNFREEZE,   /* gc.unfreeze() */
    THRESHOLD,  /* gc.set_threshold(index, 1, 1) */
    LISTEN,     /* gc.callbacks.append, one more */
    IGNORE,     /* gc.callbacks.remove, the last */
    INSPECT,    /* whatever looks at all objects */
    VERBS
} Verb;

/* Means what it can where it stands: a name that is not bound, or to
 * something of the wrong kind, stands for the next that fits; if none
 * does, nothing is done. */
typedef struct Op {
    Verb verb;
    Kind kind;          /* of what is made */
    int a, b, c;        /* names, SELF, OTHER or ints */
    int index;
    bool pending;       /* with an exception that is not its own */
} Op;

/* The slots that a program fills, and the collector's callback. */
typedef enum Slot {
    EQUALS, HASHES, PRINTS, FINALIZES, CLEARS, FREES, BEGINS, ENDS,
    SLOTS
} Slot;

typedef enum Answer { NO, YES, NOT_ME, RAISE, ANSWERS } Answer;

typedef struct Script {
    int size;
    Op actions[ACTIONS];
    Answer answer;      /* of EQUALS; others: RAISE, or nothing */
} Script;

typedef struct Program {
    int size;
    Op ops[STEPS];
    Script scripts[MANNERS][SLOTS];     /* callbacks: the first's */
} Program;

Program program_of(uint64_t seed);

/* Leaves out an action of a script, its answer, or an exception that
 * is pending at a step; false: there is none. */
int program_parts(const Program *program);
bool program_lessen(Program *program, int part);

/* Prints it: "n1[n2] = n3"; writes it as Python runs it (prelude.py
 * lies beside). */
void program_print(const Program *program);
void program_write(const Program *program);
const char *slot_name(Slot slot);

/* What each verb needs its operand a to be: a set of 1 << Kind; 0: a
 * is where something goes, or nothing. */
unsigned verb_kinds(Verb verb);

/* Whether it may ask foreign code something, and so raise. */
bool verb_asks(Verb verb);

/* Whether it asks the items of a container. */
bool verb_keyed(Verb verb);

#endif
