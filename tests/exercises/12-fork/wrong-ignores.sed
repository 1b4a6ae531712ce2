# REFUSED: Wait for your own child: others may have theirs.
# From then on the system waits for all children.
s/#include <unistd.h>/&\n#include <signal.h>/; s/    pid_t child = fork();/    signal(SIGCHLD, SIG_IGN);\n&/
