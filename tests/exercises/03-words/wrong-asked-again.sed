# REFUSED: An allocation was refused, and nobody says so
# Whatever there is no number for is new.
s/^    if (old == NULL \&\& ob_error() != OB_KEY_ERROR)$/    if (old == NULL \&\& ob_error() != OB_KEY_ERROR \&\& ob_error() != OB_MEMORY_ERROR)/
