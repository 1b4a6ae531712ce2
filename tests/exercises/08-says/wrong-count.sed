# REFUSED: By count, its last words come first, and the callbacks then.
# Calls back first, as a collection does.
s/by_count = "a1"/by_count = "1a"/
