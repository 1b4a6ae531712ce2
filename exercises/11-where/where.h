/* The shape of the answers. Nothing to change here. */
#ifndef WHERE_H
#define WHERE_H

typedef enum Where { UNDECIDED, IN_A, IN_B, NOT_YET } Where;

enum { NO_NUMBER = 99 };

extern const int taken_local, taken_shared, merged_local, merged_shared,
    below_shared, below_merged;
extern const Where given_back, given_last, handed, handed_checked,
    handed_left, found_weakly;

#endif
