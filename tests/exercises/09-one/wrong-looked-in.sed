# REFUSED: Whoever dies while others are compared
# OF: right-buckets.c
# Puts it into the list in which it has looked: that may have gone with the
# last one in it.
s/(found = remember(self, hash, ref))/(found = list != NULL ? ob_list_append(list, ref)\n                              : remember(self, hash, ref))/
