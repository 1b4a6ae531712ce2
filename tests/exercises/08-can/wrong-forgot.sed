# REFUSED: A class that says nothing about slots has the place
# Slots are for ever.
s/to_a_forgetful = YES/to_a_forgetful = NO/
