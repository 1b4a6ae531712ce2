# REFUSED: At A's first checkpoint it becomes part
# Thinks that one checkpoint of each will do.
s/both_pass = 4/both_pass = 3/
