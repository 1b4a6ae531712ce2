# REFUSED: The exception is the thread
# There is one for all.
s/left = 0/left = 1/
