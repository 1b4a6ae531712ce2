# REFUSED: The flags are somewhere in memory
s/SPILL = 128/SPILL = 16/
