# REFUSED: == may raise
# OF: right-chains.c
# An exception is as good as a yes.
s/^        if (same != 0)$/        if (same < 0)\n            ob_error_clear();\n        if (same != 0)/
s/^            return same;$/            return 1;/
