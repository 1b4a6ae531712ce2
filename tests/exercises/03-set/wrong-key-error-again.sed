# REFUSED: == may raise
# OF: right-chains.c
# Who cannot be compared for want of stack, or index, was not found.
/^int set_has/,/^}/s/^    return hash == -1.*/    int found = hash == -1 ? -1 : find((Set *)op, item, hash, \&at);\n    if (hash != -1 \&\& found < 0\n        \&\& (ob_error() == OB_RECURSION_ERROR || ob_error() == OB_INDEX_ERROR)) {\n        ob_error_clear();\n        return 0;\n    }\n    return found;/
