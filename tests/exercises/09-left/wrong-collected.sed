# REFUSED: The object, and the reference to it that the dictionary had
# Counts the object only.
s/collected = 2/collected = 1/
