# REFUSED: In a collection, the callbacks come before all last words.
# Speaks first, as by count.
s/by_collection = "1a"/by_collection = "a1"/
