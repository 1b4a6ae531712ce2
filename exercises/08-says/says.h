/* The shape of the answers. Nothing to change here. */
#ifndef SAYS_H
#define SAYS_H

extern const char *const by_count, *const by_collection, *const three,
    *const chain, *const own, *const own_garbage, *const pair,
    *const saved, *const saved_garbage;
extern const int how_many, plain_leads, called_leads;

#endif
