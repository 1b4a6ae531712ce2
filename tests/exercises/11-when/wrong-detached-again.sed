# REFUSED: Who is detached looks at nothing.
# Is one off.
s/other_detached = 3/other_detached = 4/
