# REFUSED: op refers to itself, and that is a cycle, of one
# Does not look for op among its own references.
s/if (op == ob_list_get_borrowed(search->found, 0))/if (search->at > 0 \&\& op == ob_list_get_borrowed(search->found, 0))/
