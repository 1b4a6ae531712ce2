# REFUSED: The new one, which nobody wants now
# Keeps the new one.
/^    ob_biased_decref(made);$/d
