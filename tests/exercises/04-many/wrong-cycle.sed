# REFUSED: What hangs off a garbage cycle is as unreachable as the cycle.
# Counts those in the cycle only.
s/returns_tail = 3/returns_tail = 1/
