# REFUSED: Who is saved, and all that it reaches, is not counted.
# Counts what was found at first.
s/saved_returns = 0/saved_returns = 2/
