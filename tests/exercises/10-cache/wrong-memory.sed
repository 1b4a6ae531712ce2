# REFUSED: When there is no memory, nothing is left
# Forgets the dictionary.
/^    if (op == NULL) {$/{N;s/\n        ob_decref(objects);//}
