# REFUSED: A Pair holds references of its own
# Takes a reference to the first only.
/^    ob_incref(second);$/d
