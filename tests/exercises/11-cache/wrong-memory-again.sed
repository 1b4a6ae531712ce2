# REFUSED: If there is no memory for the weak reference
# Returns it nevertheless.
/^    ob_biased_decref(op);$/d
s/^    return NULL;$/    return op;/
