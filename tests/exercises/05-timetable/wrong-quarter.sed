# REFUSED: A full collection has to be due, and what came to the old generation
# Knows nothing of the quarter.
s/bool quarter = .*/bool quarter = true;/
