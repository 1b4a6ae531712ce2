# REFUSED: A call by hand is a call like any other;
# Thinks that a call by hand counts as the last words.
s/by_hand = "aa"/by_hand = "a"/
