# REFUSED: Both ends of the pipe have to be closed.
# OF: right-socket.c
# Moves them, and the first two numbers stay open.
/^    for (int i = 0; i < 2; i++)$/{
N
/close(low/d
}
