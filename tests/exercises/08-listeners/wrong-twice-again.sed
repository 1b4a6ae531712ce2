# REFUSED: Who joins twice is in the group once, at the place where it was.
# Moves to the end.
s/^    sweep(group);$/    sweep(group);\n    listeners_remove(group, op);/
