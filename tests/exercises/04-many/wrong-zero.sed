# REFUSED: What is left of a copy are the references from outside.
# Takes a reachable object's copy for something above zero.
s/left_of_b = 0/left_of_b = 1/
