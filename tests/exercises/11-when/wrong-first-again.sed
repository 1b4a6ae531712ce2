# REFUSED: At A's first checkpoint it becomes part
# Thinks that A does not wait for B.
s/both_pass = 4/both_pass = 2/
