# REFUSED: Who is detached looks at nothing.
# Thinks that it is freed at once.
s/other_detached = 3/other_detached = 2/
