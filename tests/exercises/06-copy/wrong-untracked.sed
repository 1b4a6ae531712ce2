# REFUSED: The copy is a container like op:
# Nobody looks into the copy.
s/^    copy_slots(op, copy);$/    ob_untrack(copy);\n&/
