# REFUSED: The list may be one of those in it. Then it refers to itself, which is a cycle.
# What the list itself refers to is not asked.
s/^static bool is_needed(ObObject \*left, ObObject \*op)$/static bool is_needed(ObObject *left, ObObject *op, ObObject *garbage)/
s/^        if (refers(ob_list_get_borrowed(left, i), op))$/        if (ob_list_get_borrowed(left, i) != garbage \&\& refers(ob_list_get_borrowed(left, i), op))/
s/next_one(ObObject \*left)/next_one(ObObject *left, ObObject *garbage)/
s/is_needed(left, ob_list_get_borrowed(left, i))/is_needed(left, ob_list_get_borrowed(left, i), garbage)/
s/move_all(ObObject \*left, ObObject \*done)/move_all(ObObject *left, ObObject *done, ObObject *garbage)/
s/next_one(left)/next_one(left, garbage)/
s/move_all(left, done)/move_all(left, done, garbage)/
