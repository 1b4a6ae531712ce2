# REFUSED: turns_waiting counts those who wait
# Counts the one who has it, too.
s/return here > 0 ? (int)here - 1 : 0;/return (int)here;/
