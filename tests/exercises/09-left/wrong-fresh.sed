# REFUSED: Nobody holds the new object but the dictionary
# The dictionary does.
s/fresh = 0/fresh = 1/
