# REFUSED: Only a KeyError says that it is not: look at ob_error().
# Whatever there is no number for is new.
s/^    if (old == NULL \&\& ob_error() != OB_KEY_ERROR)$/    if (old == NULL \&\& ob_error() != OB_KEY_ERROR \&\& ob_error() != OB_MEMORY_ERROR)/
