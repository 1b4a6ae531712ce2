/* The shape of the answers. Nothing to change here. */
#ifndef WHICH_H
#define WHICH_H

extern const int after_one, after_full, after_tuple, young_finds,
    first_birth, of_hundred, middle_every, pays_at;

#endif
