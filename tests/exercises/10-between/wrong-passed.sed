# REFUSED: At a checkpoint the GIL is given up if somebody has asked for it.
# At the first.
s/passed = 0/passed = 1/
