# REFUSED: Only a KeyError says that it is not
# Whatever went wrong, the word is new.
s/    if (old == NULL && ob_error() != OB_KEY_ERROR)/    if (old == NULL \&\& ob_error() == OB_TYPE_ERROR)/
