# REFUSED: op refers to itself, and that is a cycle, of one
# Passes over what an object has of itself.
/^static int look_around/,/^}/s/^    for (size_t i = 0; i < ob_list_size(all) && result == 0; i++)$/&\n        if (ob_list_get_borrowed(all, (int64_t)i) != op)/
