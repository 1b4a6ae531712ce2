# REFUSED: A finalizer is called once, by whomever.
# And when the object dies.
s/by_hand = 1/by_hand = 2/
