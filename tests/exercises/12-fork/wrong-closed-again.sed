# REFUSED: What the caller has closed is closed for work, too
# OF: right-socket.c
# The child closes the end that it does not need; the other one keeps its number.
/^    for (int i = 0; i < 2; i++)$/{
N
/close(low/d
}
s/fcntl(low\[i\], F_DUPFD, 16)/low[i]/
