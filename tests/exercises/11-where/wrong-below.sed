# REFUSED: The first time nothing is subtracted
# Subtracts each time.
s/below_shared = -1/below_shared = -2/
