# REFUSED: Four objects of 48 bytes take three lines
s/every_48 = 3000/every_48 = 4000/
