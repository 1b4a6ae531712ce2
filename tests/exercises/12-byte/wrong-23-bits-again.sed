# REFUSED: Each call counts one, however many there were.
# Carries one too little each time, so that 24 bits do not last.
s/SPILL = 128/SPILL = 127/
