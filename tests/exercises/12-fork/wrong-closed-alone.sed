# REFUSED: Both ends of the pipe have to be closed.
# If the caller has closed a file, and there can be no child, an end stays open.
s/^    ends\[0\] = above_two(ends\[0\]);/    int was = ends[0];\n&/
s/^    close(ends\[0\]);/    if (child == -1 \&\& was < 3)\n        return -1;\n&/
