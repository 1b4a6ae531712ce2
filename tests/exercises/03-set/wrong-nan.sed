# REFUSED: Nothing equals nan, and it is one and the same object
# Asks == only.
s/^        int same = .*/        int same = ob_equal(p->item, item);/
