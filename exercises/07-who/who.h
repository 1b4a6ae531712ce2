/* The shape of the answers. Nothing to change here. */
#ifndef WHO_H
#define WHO_H

extern const char *const two_names, *const by_hand, *const attributes,
    *const items, *const cycle, *const tail, *const second_words;
extern const int saved_returns, others_return, second_returns;

#endif
