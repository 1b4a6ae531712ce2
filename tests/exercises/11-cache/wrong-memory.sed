# REFUSED: If there is no memory for the weak reference
# Forgets the object.
/^    ob_biased_decref(op);$/d
