# REFUSED: Ints and strings are no containers, and are not counted.
# Counts whatever is freed.
s/returns_atoms = 1/returns_atoms = 3/
