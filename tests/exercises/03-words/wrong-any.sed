# REFUSED: Only a KeyError says that it is not
# Whatever goes wrong when it looks, the word is new.
/^    if (old == NULL && ob_error/,/^        return NULL/d
