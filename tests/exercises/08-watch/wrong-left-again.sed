# REFUSED: What cannot be referred to weakly: TypeError, and nothing is left
# Lets go of the callback only if there is a reference.
s/^    ob_decref(note);$/    if (ref != NULL)\n        ob_decref(note);/
