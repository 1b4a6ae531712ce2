# REFUSED: and more containers than n went with them
# The first holds one list more, which no collection counts.
s/^    if (first != NULL && ob_list_append(first, first) < 0) {/    ObObject *other = first != NULL ? ob_list_new() : NULL;\
    if (other != NULL)\
        ob_untrack(other);\
    if (first != NULL \&\& (ob_list_append_steal(first, other) < 0 || ob_list_append(first, first) < 0)) {\
        ob_list_clear(first);/
