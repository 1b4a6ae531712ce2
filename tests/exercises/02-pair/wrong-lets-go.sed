# REFUSED: drop_next hands over each reference once, and lets go of nothing itself
# Lets go of what it hands over.
s/^    return next != NULL ? ob_dropped(next) : NULL;$/    if (next != NULL)\n        ob_decref(next);\n    return next;/
