# REFUSED: Whatever has last words is kept.
# Leaves out those that have said them.
s/^        if (ob_has_last_words(op) \&\& find(op, walk) < 0)$/        if (ob_has_last_words(op) \&\& !ob_gc_is_finalized(op) \&\& find(op, walk) < 0)/
