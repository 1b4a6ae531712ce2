# REFUSED: When all is over, something is left
# Lets go of what make returned only if it is another one.
s/^    ob_biased_decref(made);/    if (op != made)\n        ob_biased_decref(made);/
