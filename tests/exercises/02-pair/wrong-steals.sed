# REFUSED: A Pair holds references of its own
# Keeps what it was lent.
/^    ob_incref(first);$/,+1d
