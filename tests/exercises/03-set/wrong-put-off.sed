# REFUSED: == may raise
# Puts an exception off while the others are asked: one of them may be equal.
s/^    Place \*open = NULL;$/&\n    int failed = 0;/
s/^        if (same != 0)$/        if (same < 0)\n            failed = -1;\n        if (same > 0)/
s/^    return 0;$/XX&/
/^    \*found = open;$/,/^}/s/^XX    return 0;$/    return failed;/
s/^XX//
