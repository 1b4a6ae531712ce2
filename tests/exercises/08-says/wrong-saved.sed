# REFUSED: By count, the last words come first: who saves itself is still
# Thinks that the reference is dead.
s/saved = "a1"/saved = "a"/
