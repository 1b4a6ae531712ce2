# REFUSED: The youngest reference is called first,
# The oldest first.
s/three = "a31"/three = "a13"/
