# REFUSED: clear lets go of both, left and right: that is what breaks the cycle.
# Clears left, and forgets right.
/replace(&((Node \*)op)->right, NULL);/d
