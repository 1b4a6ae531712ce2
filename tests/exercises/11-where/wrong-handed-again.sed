# REFUSED: B must not write to the local count
# Thinks that the checkpoint changes nothing.
s/^const Where handed_checked = IN_A;/const Where handed_checked = NOT_YET;/
