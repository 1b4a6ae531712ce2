# REFUSED: Only a KeyError says that it is not: look at ob_error().
# Passes on what it can think of.
s/^    if (old == NULL \&\& ob_error() != OB_KEY_ERROR)/    if (old == NULL \&\& (ob_error() == OB_TYPE_ERROR || ob_error() == OB_MEMORY_ERROR\n                        || ob_error() == OB_RUNTIME_ERROR))/
