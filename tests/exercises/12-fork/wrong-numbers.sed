# REFUSED: Who has closed 0, 1 and 2 gets these numbers
# Takes 0 for none.
s/^    close(ends\[0\]);/    if (ends[0] > 0)\n        close(ends[0]);/
