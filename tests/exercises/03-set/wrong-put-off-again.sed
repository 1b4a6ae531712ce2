# REFUSED: == may raise
# OF: right-chains.c
# Clears it, and asks the next one; raises again if nobody is equal.
s/^    Link \*\*at = &set->chain\[(uint64_t)hash % set->chains\];$/    ObExc raised = OB_NO_ERROR;\n&/
s/^        if (same != 0)$/        if (same < 0) {\n            raised = ob_error();\n            ob_error_clear();\n        }\n        if (same > 0)/
/^static int find/,/^}/s/^    return 0;$/    if (raised != OB_NO_ERROR)\n        ob_raise(raised, "once more");\n    return raised != OB_NO_ERROR ? -1 : 0;/
