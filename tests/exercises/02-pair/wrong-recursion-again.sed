# REFUSED: drop_next hands over one reference at a time
# Lets go of the first in drop_next, and returns only the second.
/^    ObObject \*\*held = pair->first != NULL ? &pair->first$/,+3c\
    ObObject *next = pair->second;\
    if (pair->first != NULL)\
        ob_decref(pair->first);\
    pair->first = pair->second = NULL;
