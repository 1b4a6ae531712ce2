# REFUSED: As many as there are
# OF: right-stream.c
# Text that has room for five digits.
s/fscanf(in, "%ld"/fscanf(in, "%5ld"/
