# REFUSED: When the walk comes back to the first line
s/three_large = 6000/three_large = 4000/
