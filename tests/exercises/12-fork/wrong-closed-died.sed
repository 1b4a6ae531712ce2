# REFUSED: Both ends of the pipe have to be closed.
# If the caller has closed a file, and the child has died, an end stays open.
s/^    ends\[0\] = above_two(ends\[0\]);/    int was = ends[0];\n&/
s/^    close(ends\[0\]);/    if (copied == -1 \&\& was < 3)\n        return -1;\n&/
