# REFUSED: What was counted before stays counted
# Looks at all the words before it counts the first.
s/^    int result = 0;$/&\n    for (size_t i = 0; i < ob_list_size(words); i++)\n        if (ob_hash(ob_list_get_borrowed(words, (int64_t)i)) == -1)\n            return -1;/
