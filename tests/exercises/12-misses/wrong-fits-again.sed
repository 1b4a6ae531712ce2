# REFUSED: What fits into the cache is fetched once
s/three_small = 800/three_small = 1600/
