# REFUSED: Who waits without the GIL lets others in.
# Nobody asks.
s/detached = 1/detached = 0/
