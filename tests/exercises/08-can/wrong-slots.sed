# REFUSED: Slots save that place, too.
# Slots save the dict only.
s/to_a_slotted = NO/to_a_slotted = YES/
