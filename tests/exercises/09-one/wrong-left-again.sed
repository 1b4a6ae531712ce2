# REFUSED: Let go of what you took
# Keeps the one that it found.
/^    ob_decref(first);$/d
