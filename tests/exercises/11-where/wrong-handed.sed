# REFUSED: B must not write to the local count
# Thinks that B frees what it has last.
s/^const Where handed = NOT_YET;/const Where handed = IN_B;/
