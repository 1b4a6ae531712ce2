# REFUSED: Each interpreter has its own heap.
# There is one heap.
s/same_list = 0/same_list = 1/
