# REFUSED: Each reference counts
# One alone is no cycle.
s/^    size_t found = 0;/    if (n == 1)\n        unreachable[0] = false;\n&/
