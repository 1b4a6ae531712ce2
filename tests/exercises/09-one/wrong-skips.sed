# REFUSED: Whoever dies while others are compared
# OF: right-buckets.c
# Goes over the list itself, which gets shorter when one dies.
s/ob_list_copy(list);/list;/
s/^    int same = all == NULL ? -1 : 0;/    int same = 0;\n    ob_incref(all);/
s/i < ob_list_size(all); i++)/same == 0 \&\& i < ob_list_size(all); i++)/
