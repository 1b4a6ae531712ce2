# REFUSED: A collection of that generation was to find all n:
# Keeps the reference.
/^    ob_decref(garbage);$/d
