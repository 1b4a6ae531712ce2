# REFUSED: and the last of them has a dict. Look at each, from the first to the last
# Counts the items in two bytes, with a sign.
s/for (size_t i = 0; i < ob_list_size(list); i++)/for (int16_t i = 0; (size_t)i < ob_list_size(list); i++)/
s/const ObObject \*op = item(list, i);/const ObObject *op = item(list, (size_t)i);/
s/is_among_first(op, list, i))/is_among_first(op, list, (size_t)i))/
