# REFUSED: When an object died, its key may have another one
# Takes out whatever is there.
# OF: right-refs.c
s/^    if (now == op)$/    if (now != NULL)/
