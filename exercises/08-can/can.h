/* The shape of the answers. Nothing to change here. */
#ifndef CAN_H
#define CAN_H

typedef enum Can { UNDECIDED, NO, YES } Can;

extern const Can to_a_list, to_none, to_a_point, to_a_slotted,
    to_a_named, to_a_forgetful, to_a_class, to_int, to_a_method,
    to_a_reference;

#endif
