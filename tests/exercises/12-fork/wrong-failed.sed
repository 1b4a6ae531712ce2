# REFUSED: Both ends of the pipe have to be closed.
# OF: wrong-any.c
# The pipe stays open if there can be no child.
/^    close(ends\[1\]);$/i\
    if (pid < 0)\
        return -1;
s/^        while (waitpid(-1, &status, 0) < 0 && errno == EINTR)$/        while (waitpid(pid, \&status, 0) < 0 \&\& errno == EINTR)/
