# REFUSED: An allocation was refused, and nobody says so
# Whatever went wrong, the word is new.
s/    if (old == NULL && ob_error() != OB_KEY_ERROR)/    if (old == NULL \&\& ob_error() == OB_TYPE_ERROR)/
