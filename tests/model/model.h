/* The model: what a program must do, as plainly as it can be said.
 * Nodes, edges, names. It keeps no counts: it counts. */
#ifndef MODEL_H
#define MODEL_H

#include "log.h"
#include "program.h"

#include <stdbool.h>

enum { EDGES = 24 };

typedef struct Edge {
    int key;        /* of a dict */
    int to;         /* a node, or NOBODY */
} Edge;

typedef struct Node {
    Kind kind;
    int number;             /* of a Doomed */
    bool alive;
    bool tracked;
    int generation;
    int size;
    Edge edges[EDGES];      /* in the order in which they were put in */
} Node;

typedef struct Model {
    int size;               /* nodes, the dead included */
    int doomed;             /* how many were born */
    Node nodes[OBJECTS];    /* in the order of birth */
    int names[NAMES];       /* a node, or NOBODY: not bound */
    Log log;
} Model;

void model_begin(Model *model);

/* What a name leads to; NULL: it is not bound. */
const Node *model_named(const Model *model, int name);

/* Where in a container an index leads; behind its end for a key that
 * is not there. */
int model_place(const Node *node, int index);

/* Whether there is anything to be done, and what. */
bool model_resolve(const Model *model, Op *op);

/* Does what model_resolve said. */
void model_step(Model *model, const Op *op);

/* What collects by itself does so after a step. */
void model_collect(Model *model, int generation);

/* For each node, how many names and edges lead to it. */
void model_count(const Model *model, int counts[OBJECTS]);

/* How many are alive and cannot be reached from a name. */
int model_lost(const Model *model);

/* A tuple that holds nothing that is tracked need not be tracked; how
 * soon that is noticed is the heap's own affair. Told that it was: is
 * that right? */
bool model_untrack(Model *model, int n);

#endif
