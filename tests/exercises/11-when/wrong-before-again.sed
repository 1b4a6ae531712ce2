# REFUSED: A checkpoint of B before the batch was made
# Thinks that the batch is made by the death.
s/other_first = 6/other_first = 3/
