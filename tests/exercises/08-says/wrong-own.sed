# REFUSED: its attributes are still there, and with them the reference
# Attributes go first.
s/own = "a1"/own = "a"/
