# REFUSED: Unless one of them is called __weakref__.
# Slots never have it.
s/to_a_named = YES/to_a_named = NO/
