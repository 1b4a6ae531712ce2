# REFUSED: A collection calls back before anybody speaks: the callback is used up
# As by count.
s/saved_garbage = "1a"/saved_garbage = "a1"/
