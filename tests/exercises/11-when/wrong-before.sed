# REFUSED: A checkpoint of B before the batch was made
# Counts any checkpoint of B.
s/other_first = 6/other_first = 4/
