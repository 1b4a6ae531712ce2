/* The shape of the answers. Nothing to change here. */
#ifndef LEFT_H
#define LEFT_H

extern const int fresh, leads_back, equal_keys, first_gone, replaced,
    collected, visited, grown, unhashed, by_hand, closes_itself;
extern const char *const finalizers;

#endif
