# REFUSED: The first goes before the second.
# Lets go of the second first.
/^    ObObject \*\*held = pair->first != NULL ? &pair->first$/,+1c\
    ObObject **held = pair->second != NULL ? &pair->second\
                                           : &pair->first;
