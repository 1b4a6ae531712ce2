# REFUSED: The result holds one reference to each; whatever else you made
# Keeps the list of what it found.
/^    ob_decref(walk.found);/d
