# Goes on without a larger array while a place is free.
/^    if (larger.place == NULL) {$/i\
    if (larger.place == NULL && set->used + 1 < set->places)\
        return 0;
