# REFUSED: The count of the middle has to exceed 4,
# The same mistake with the middle.
s/middle_every = 6/middle_every = 5/
