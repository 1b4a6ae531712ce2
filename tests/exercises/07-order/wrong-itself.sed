# REFUSED: In a cycle there is no safe order: NULL, and ValueError.
# Forgets that one may refer to itself.
s/^        if (refers(/        if (ob_list_get_borrowed(left, i) != op \&\& refers(/
