# REFUSED: In random order, too
s/shuffled_small = 800/shuffled_small = 1600/
