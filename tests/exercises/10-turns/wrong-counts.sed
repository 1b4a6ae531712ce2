# REFUSED: turns_waiting counts those who wait
# Counts the one who has it, too.
s/return here - (here != 0);/return here;/
