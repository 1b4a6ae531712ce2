# REFUSED: The cache must not keep its objects alive.
# Never lets go of what make returned.
/^    ob_decref(made);$/d
