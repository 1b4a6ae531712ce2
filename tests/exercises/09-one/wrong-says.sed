# REFUSED: An allocation was refused, and success came back all the same.
# OF: right-lookup.c
# Does not look whether it is remembered.
s/^    if (result < 0)$/    if (result < 0 \&\& ob_error() != OB_MEMORY_ERROR)/
