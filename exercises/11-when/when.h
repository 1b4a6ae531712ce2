/* The shape of the answers. Nothing to change here. */
#ifndef WHEN_H
#define WHEN_H

typedef enum Locked { UNDECIDED, NO, YES } Locked;

extern const int both_pass, other_detached, other_first, other_twice;
extern const Locked in_inner, after_detach, after_attach, after_both,
    in_same;

#endif
