# REFUSED: In a collection the callbacks of the older object come first
# The youngest of all first.
s/pair = "312ab"/pair = "321ab"/
