# REFUSED: Who has closed 0, 1 and 2 gets these numbers
# OF: right-socket.c
# Gives up if the number is one that others use.
/^    for (int i = 0; i < 2; i++)$/{
N
/close(low/d
}
s/fcntl(low\[i\], F_DUPFD, 16)/low[i]/
s/^    pid_t child = fork();/    if (ends[1] <= 2) {\n        close(ends[0]);\n        close(ends[1]);\n        return -1;\n    }\n&/
