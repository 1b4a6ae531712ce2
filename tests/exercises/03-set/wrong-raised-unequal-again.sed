# REFUSED: == may raise
# OF: right-chains.c
# An exception is as good as a no.
s/^        if (same != 0)$/        if (same == -1)\n            ob_error_clear();\n        else if (same == 1)/
