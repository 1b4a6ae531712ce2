# REFUSED: The table of a class has thirty places,
# Forgets that a birth takes one away.
s/room_first = 29/room_first = 30/
