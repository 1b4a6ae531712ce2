# REFUSED: The first time nothing is subtracted
# Thinks that a count cannot be negative.
s/below_shared = -1/below_shared = 0/
