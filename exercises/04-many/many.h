/* The shape of the answers. Nothing to change here. */
#ifndef MANY_H
#define MANY_H

extern const int returns_pair, returns_named, returns_tail,
    returns_atoms, returns_tuple, returns_head, left_of_b, tracked;

#endif
