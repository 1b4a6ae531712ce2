# REFUSED: When there is no memory, all is as it was
# OF: right-buckets.c
# Puts the list in first; it stays if there is no memory for what is in it.
/^static int remember/,/^}/{
s/^    int done = ob_list_append(list, ref);/    int done = result == 0 ? ob_dict_set(self->lists, hash, list) : 0;/
s/^    if (done == 0 && result == 0)/    if (done == 0)/
s/^        done = ob_dict_set.*/        done = ob_list_append(list, ref);/
}
