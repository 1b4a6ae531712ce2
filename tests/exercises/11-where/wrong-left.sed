# REFUSED: Who has left will not count again
# Waits for somebody who has left.
s/handed_left = IN_B/handed_left = NOT_YET/
