# REFUSED: The walk holds the object whose turn it is
# Holds them all.
s/visited = 1/visited = 5/
