# REFUSED: The queue has a reference.
# Forgets the queue's reference.
s/return merge(c, 1)/return merge(c, 0)/
