# REFUSED: The local count is what the owner
# Counts the other one there, too.
s/taken_local = 1/taken_local = 2/
