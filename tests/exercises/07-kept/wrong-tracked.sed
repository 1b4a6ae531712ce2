# REFUSED: Whatever can be reached from one that has last words is kept,
# Asks the tracked only where they lead.
s/^        if (ob_type(op)->traverse != NULL$/        if (ob_is_tracked(op) \&\& ob_type(op)->traverse != NULL/
