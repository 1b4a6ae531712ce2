# REFUSED: leaves all objects as they were, marks and all
# OF: wrong-marks.c
# Unmarks all that were found, but for the one that there was no room for.
s/^    if (cycle != NULL)$/    if (true)/
s/^    if (result < 0)$/    if (result < 0)\n        unmark(search);\n&/
