# REFUSED: work may measure, too
# OF: right-stream.c
# One pipe for all calls.
s/^    int fd\[2\];/    static int fd[2];/
