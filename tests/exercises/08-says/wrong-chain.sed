# REFUSED: Whoever dies speaks, has its references called back,
# All words first, as in a collection.
s/chain = "a1b2"/chain = "ab12"/
