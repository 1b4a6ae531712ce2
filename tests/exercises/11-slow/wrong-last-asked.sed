# REFUSED: It dies with its last reference, the queue's included
# Knows only the last one whose owner was asked.
s/^static Outcome decref_shared/static Counts *asked;\n\n&/
s/^        c->state = QUEUED;/&\n        asked = c;/
s/^    return merge(c, 1);/    int gone = c == asked || c->state == QUEUED;\n    return merge(c, gone);/
