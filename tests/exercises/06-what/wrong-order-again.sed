# REFUSED: Reading a method makes a new object, each time.
# Takes a method for a thing that the instance has.
s/same_method = 0/same_method = 1/
