# REFUSED: The first goes before the second.
# The same, spelt out.
/^    ObObject \*\*held = pair->first != NULL ? &pair->first$/,+3c\
    ObObject *next = pair->second;\
    pair->second = pair->first;\
    pair->first = NULL;
