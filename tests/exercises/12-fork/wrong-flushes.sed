# REFUSED: Whoever ends a child by exit, or by return from main, or flushes in it
# OF: wrong-any.c
# The child flushes what it has inherited.
/^    work(arg);$/a\
    fflush(NULL);
/^    fflush(NULL);$/d
s/^        while (waitpid(-1, &status, 0) < 0 && errno == EINTR)$/        while (waitpid(pid, \&status, 0) < 0 \&\& errno == EINTR)/
