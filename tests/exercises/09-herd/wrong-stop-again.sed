# REFUSED: The first result of visit other than 0 ends the walk
# Says -1 for any.
s/^    return result;$/    return result != 0 ? -1 : 0;/
