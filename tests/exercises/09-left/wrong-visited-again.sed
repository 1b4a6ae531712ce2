# REFUSED: Since 3.14 a walk has a copy
# As up to 3.13.
s/grown = 3/grown = -2/
