# REFUSED: The youngest reference is called first,
# Calls one that was dropped.
s/three = "a31"/three = "a321"/
