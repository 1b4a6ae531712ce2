# REFUSED: There is such an order, and none came back.
# OF: right-depth.c
# From the end of the list, not deeper than a thousand.
s/^static int visit_one(ObObject \*op, void \*arg)$/static int depth;\
\
&/
s/^    if (sort->state\[i\] == 1) {$/    if (sort->state[i] == 1 || depth == 1000) {/
s/^    sort->state\[i\] = 1;$/&\
    depth++;/
s/^    sort->state\[i\] = 2;$/&\
    depth--;/
s/^        failed = visit_one(ob_list_get_borrowed(garbage, (int64_t)i),$/        failed = visit_one(ob_list_get_borrowed(garbage, (int64_t)(n - 1 - i)),/
