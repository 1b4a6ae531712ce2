# REFUSED: A bound method can be.
# It is dead at once, and so cannot be made.
s/to_a_method = YES/to_a_method = NO/
