# REFUSED: The new one, which nobody wants now
# Keeps it, if it is for the last key.
/^static ObBiased \*put_steal/,/^}/s/^    ob_biased_decref(made);/    if (key < KEYS - 1)\n        ob_biased_decref(made);/
