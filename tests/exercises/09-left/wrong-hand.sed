# REFUSED: A finalizer is called once, by whomever.
# Each time.
s/by_hand = 1/by_hand = 3/
