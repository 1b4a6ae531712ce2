# REFUSED: Refs without a callback are one and the same;
# Shares those with one callback.
s/how_many = 4/how_many = 3/
