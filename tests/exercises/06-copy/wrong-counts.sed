# REFUSED: The copy takes a reference of its own to each value.
# Takes none.
/^            ob_incref(from\[i\]);$/d
