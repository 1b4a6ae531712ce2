# REFUSED: The action of one guard may close another one
# Not beyond a thousand that close one another.
s/^    return action != NULL .*/    if (action == NULL)\
        return 0;\
    void *arg = self->arg;\
    if (ob_enter(" in an action") < 0)\
        return -1;\
    int result = action(arg);\
    ob_leave();\
    return result;/
