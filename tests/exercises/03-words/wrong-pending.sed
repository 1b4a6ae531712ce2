# REFUSED: A KeyError says that the word is new, and that is no error: forget it.
# Leaves the KeyError pending.
/^    if (old == NULL)$/,+1d
