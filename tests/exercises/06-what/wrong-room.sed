# REFUSED: The room shrinks to the names that the class knows, and one to spare.
# Leaves out the one to spare.
s/room_later = 4/room_later = 3/
