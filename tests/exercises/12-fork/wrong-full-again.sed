# REFUSED: Where there is no room for more files
# Gives up, and leaves what could be moved, and a child.
s/^    if (child == 0)$/    if (ends[0] < 0 || ends[1] < 0)\n        return -1;\n    if (child == 0)/
