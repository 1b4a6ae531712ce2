# REFUSED: A reference that is garbage itself calls nobody back.
# As by count.
s/own_garbage = "a"/own_garbage = "1a"/
