/* The interface of a Node. Nothing to change here. */
#ifndef NODE_H
#define NODE_H

#include "ouroboros.h"

extern ObType node_type;

ObObject *node_new(void);
void node_set_left(ObObject *op, ObObject *other);
void node_set_right(ObObject *op, ObObject *other);

#endif
