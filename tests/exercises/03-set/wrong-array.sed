# REFUSED: and the memory that it asked for
# The array is never given back.
/^static void set_free/,/^}/s/^    if (((Set \*)op)->place != NULL)$/    if (((Set *)op)->size > 1000000)/
