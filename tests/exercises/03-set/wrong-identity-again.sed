# REFUSED: A set goes by ==: 1 and 1.0 are one object to it, and the one that was there first stays.
# Takes the new one in the place of an equal one.
/^    if (found != 0)$/,+1c\
    if (found < 0)\
        return -1;
/^    ob_incref(item);$/a\
    if (found == 1) {\
        ob_decref(place->item);\
        place->item = item;\
        return 0;\
    }
