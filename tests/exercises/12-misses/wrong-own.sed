# REFUSED: A line for each header
s/every_64 = 10000/every_64 = 2500/
