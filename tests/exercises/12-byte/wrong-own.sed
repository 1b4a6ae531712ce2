# REFUSED: Bits 0 to 7 of the flags are the object
s/SHIFT = 8/SHIFT = 0/
