# REFUSED: Listeners are told in the order in which they joined.
# The last first.
s/ref_at(turns, i);/ref_at(turns, size_of(turns) - 1 - i);/
