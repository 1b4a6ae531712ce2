# REFUSED: An allocation was refused, and success came back all the same.
# OF: right-refs.c
# Returns it, whether it could be put in or not.
s/^        if (found == 0)$/        if (found == 0 || ob_error() == OB_MEMORY_ERROR)/
