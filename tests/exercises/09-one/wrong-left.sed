# REFUSED: Let go of what you took
# Keeps the new reference.
/^    ob_decref(ref);$/d
