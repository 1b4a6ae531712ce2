# REFUSED: Who leaves is not in the group any more
# OF: right-sweep.c
# Whoever was there has left, it says, whatever the list says.
s/^    return ob_list_del(group, (int64_t)i) < 0 ? -1 : 1;$/    (void)ob_list_del(group, (int64_t)i);\n    return 1;/
