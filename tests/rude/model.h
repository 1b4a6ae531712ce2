/* What a rude program must do, as plainly as it can be said, with the
 * same scripts. It keeps no counts: it counts. */
#ifndef MODEL_H
#define MODEL_H

#include "world.h"

#include <setjmp.h>

enum {
    PLACES = 64, ENTRIES = 2 * PLACES / 3, TEXT = 1 << 14,
    MEMBERS = 2 * SHAPES,       /* slots of an instance, at most */
    UNSET = -1000
};

/* A value is a node's number, NOTHING, INT_0 - i for the int i, or
 * STR_0 - i for the name of an attribute. */
typedef struct Entry {
    int key, value;         /* NOTHING for a key: deleted */
    int64_t hash;
} Entry;

typedef enum State { ALIVE, DYING, DEAD } State;

typedef enum Place { YOUNG, MIDDLE, OLD, FROZEN, FOUND } Place;

/* Whose entry a weak reference is. */
typedef enum Holder { NOBODY, VALUES, KEYS, ITEMS, FINALIZER } Holder;

typedef struct Weak {       /* a weak container */
    int size;
    int refs[BIRTHS];       /* nodes, held */
    int values[BIRTHS];     /* of KEYS; NOTHING elsewhere */
} Weak;

typedef struct Node {
    Kind kind;
    int manner;
    int class;              /* the first node of its class, or NOTHING */
    State state;
    bool spoke;             /* its last words */
    Place place;            /* where the collector has it */
    int holds;              /* references of those who operate on it */
    int of;                 /* the class of an instance, or of that
                               whose dict it is; that has a method */
    int slots[MEMBERS];     /* or UNSET */
    int dict;               /* of an instance; NOTHING: its attributes
                               are its items... */
    int which[2 * ROOM];    /* ...and so they are called */
    int to;                 /* of a weak reference; NOTHING: dead */
    bool calls;             /* whether it has a callback */
    Holder in;
    int key;                /* in VALUES */
    int passing;            /* references to it that are no nodes */
    int asked;              /* such ones as all share */
    int64_t hash;           /* of `to`; -1: not asked yet */
    int size;               /* items; of a dict, not deleted ones */
    int items[2 * ROOM];
    int used;               /* of a dict: entries */
    int places;             /* 0: no table yet */
    int table;              /* tells one from the next */
    signed char index[PLACES];
    Entry entries[ENTRIES];
} Node;

typedef struct Class {
    int shape, base;        /* the number of a class, or NOTHING */
    int table[ATTRIBUTES];  /* the names that it knows: as they came */
    int known;
    int made;               /* instances */
} Class;

typedef struct Model {
    Weak weak[FINALIZER];
    const World *world;     /* whose log is held against this one */
    const char *log;        /* what is left of it */
    int size;
    Node nodes[BIRTHS];
    int names[NAMES];       /* NOTHING: not bound */
    Class classes[CLASSES];
    int class_count, shapes[SHAPES];    /* the class of that shape */
    int bound[2][NAMES], bindings[2];   /* in the order of binding */
    bool freeing[2];
    int runs[MANNERS][SLOTS];
    int nested, tables, depth;
    int listening;          /* callbacks */
    bool collecting;
    int path[HEAVY], steps;     /* being printed */
    ObExc error;
    size_t printed;
    char text[TEXT];
    jmp_buf *differs;
    char why[200];
} Model;

void model_begin(Model *model, const World *world);

/* Does a step after the world did: 0, or -1 and `why` if the world's
 * log is not what it must be. */
int model_step(Model *model, const Op *op);

/* How many nodes live that are of that class. */
int model_instances(const Model *model, int class);

/* What an instance refers to: how many. */
int model_contents(Model *model, const Node *node, int values[]);

/* How many references there are to a node. */
int model_count(const Model *model, int n);

#endif
