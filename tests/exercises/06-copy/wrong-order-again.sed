# REFUSED: The copy lists its attributes in the order of op:
# Forgets one of them.
s/to->size = from->size;/to->size = from->size > 20 ? 20 : from->size;/
