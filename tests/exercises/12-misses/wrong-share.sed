# REFUSED: Two objects of 32 bytes share a line
s/in_order = 800/in_order = 1600/
