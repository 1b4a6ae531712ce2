# REFUSED: Last words are said in the thread that lets go last.
# Whoever made it.
s/maker_dies = 0/maker_dies = 1/
