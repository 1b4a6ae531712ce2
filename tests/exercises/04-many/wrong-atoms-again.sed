# REFUSED: Ints and strings are no containers, and are not counted.
# Counts the string, because strings look like sequences.
s/returns_atoms = 1/returns_atoms = 2/
