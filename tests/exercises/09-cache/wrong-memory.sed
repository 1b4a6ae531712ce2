# REFUSED: When there is no memory, nothing is left of what was begun.
# Forgets the dictionary.
/^    if (op == NULL) {$/,/^    }/{/ob_decref(objects);/d}
