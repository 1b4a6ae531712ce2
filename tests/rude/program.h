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
    SHAPES = 5,         /* classes that a program has */
    ATTRIBUTES = 5,     /* names: "a" to "c", "x" and "y" */
    RUNS = 3,           /* of a script; then it is polite */
    NESTED = 4,         /* scripts; who is deeper is polite */
    LISTENERS = 3,      /* to collections, at most */
    CLASSED = MANNERS - 1,  /* the manner of a Rude of a class */
    BIRTHS = 48,
    ROOM = 8,           /* items, at most, before one is added */
    HEAVY = 100         /* too much to compare or print */
};

/* ATTRS are dicts, too: those of instances. */
typedef enum Kind {
    LIST, DICT, ATTRS, TUPLE, RUDE, IMP, INSTANCE, METHOD, REF, PROXY,
    KINDS, INT
} Kind;

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
    SETATTR,    /* a.which = b; in ATTRS: a["which"] = b */
    GETATTR,    /* c = a.which */
    DELATTR,    /* del a.which */
    VARS,       /* c = vars(a) */
    BOUND,      /* c = a.m */
    CALL,       /* a() */
    RECLASS,    /* a.__class__ = the class `which` */
    WEAKREF,    /* c = weakref.ref(a), from 3 on with a callback */
    WEAKPROXY,  /* c = weakref.proxy(a), likewise */
    DEREF,      /* c = a(), of a reference */
    VALUES_SET, /* values[index] = a; the containers are the program's */
    VALUES_GET, /* c = values[index] */
    VALUES_DEL, /* del values[index] */
    KEYS_SET,   /* keys[a] = b */
    KEYS_GET,   /* c = keys[a] */
    KEYS_DEL,   /* del keys[a] */
    ITEMS_ADD,  /* items.add(a) */
    ITEMS_DISCARD,  /* items.discard(a) */
    FINALLY,    /* weakref.finalize(a, ...) */
    CLASS,      /* the class `which` is made anew */
    COUNT,      /* how many references to a there are */
    TRACKED,    /* whether a is tracked */
    WEAKCOUNT,  /* how many weak references to it there are */
    SIZES,      /* of the weak containers */
    WALK,       /* over values, and from step to step a name less */
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
    int index, which;
    bool pending;       /* with an exception that is not its own */
} Op;

/* The slots that a program fills, and the collector's callback. The
 * first are those that Python has, too. */
typedef enum Slot {
    EQUALS, HASHES, PRINTS, FINALIZES, INITS, CALLS, CALLBACKS,
    CLEARS, FREES, BEGINS, ENDS, SLOTS, PYTHON_SLOTS = CLEARS
} Slot;

typedef enum Answer { NO, YES, NOT_ME, RAISE, ANSWERS } Answer;

typedef struct Script {
    int size;
    Op actions[ACTIONS];
    Answer answer;      /* of EQUALS; others: RAISE, or nothing; of
                           INITS: NOT_ME, something, as none should */
} Script;

/* A class. What it has itself, its subclasses have, too. */
typedef struct Shape {
    int base;           /* the number of another one, or -1 */
    int slots;          /* which, see shape_slots */
    bool learns;        /* its methods assign self.a and self.c */
    bool begins, ends;  /* __init__, __del__ */
} Shape;

typedef struct Program {
    int size;
    Op ops[STEPS];
    Script scripts[MANNERS][SLOTS];     /* callbacks: the first's */
    Shape shapes[SHAPES];
    int knows;          /* the objects of chapters up to this one */
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

/* What a class asks for in its __slots__, sorted, up to NULL; NULL: it
 * has none. */
const char *const *shape_slots(const Program *program, int shape);

/* Whether its instances have a dict; can be referred to weakly. */
bool shape_has_dict(const Program *program, int shape);
bool shape_has_weak(const Program *program, int shape);

/* Whether it, or one that it inherits from, has an __init__; a
 * __del__. */
bool shape_begins(const Program *program, int shape);
bool shape_ends(const Program *program, int shape);

const char *attribute_name(int which);

/* What each verb needs its operand a to be: a set of 1 << Kind; 0: a
 * is where something goes, or nothing. */
unsigned verb_kinds(Verb verb);

/* Whether it may ask foreign code something, and so raise. */
bool verb_asks(Verb verb);

/* How many of a, b and c the caller has to hold in C: those who are in
 * a container that is asked. */
int verb_holds(Verb verb);

/* Whether it asks the items of a container. */
bool verb_keyed(Verb verb);

#endif
