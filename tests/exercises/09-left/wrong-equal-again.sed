# REFUSED: The first of two equal keys stays the key
# The second lives on.
s/first_gone = 0/first_gone = 1/
