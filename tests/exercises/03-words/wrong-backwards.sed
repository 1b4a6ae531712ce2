# REFUSED: The items are counted in their order
# Counts from the end.
s/ob_list_get_borrowed(words, (int64_t)i);/ob_list_get_borrowed(words, -1 - (int64_t)i);/
