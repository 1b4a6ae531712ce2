# REFUSED: Who has closed 0, 1 and 2 gets these numbers
# Takes 0 for none.
s/^    close(file);/    if (file > 0)\n        close(file);/
