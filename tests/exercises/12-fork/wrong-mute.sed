# REFUSED: A child that could not tell has told nothing
# OF: right-socket.c
# Who did not tell has no pages.
s/n == (ssize_t)sizeof pages && WIFEXITED(status) ? pages : -1/WIFSIGNALED(status) ? -1 : n == (ssize_t)sizeof pages ? pages : WEXITSTATUS(status) ? 0 : -1/
