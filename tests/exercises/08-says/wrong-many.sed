# REFUSED: Refs without a callback are one and the same;
# Counts them all.
s/how_many = 4/how_many = 5/
