# REFUSED: A weak reference has no place for others.
# As in a list of objects.
s/to_a_reference = NO/to_a_reference = YES/
