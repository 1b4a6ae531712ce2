/* The shape of the answers. Nothing to change here. */
#ifndef WHAT_H
#define WHAT_H

extern const int room_first, room_later, looked_into, thirty,
    three_slots, forgot, same_method;
extern const char dies_first;

#endif
