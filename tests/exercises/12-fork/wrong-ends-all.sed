# REFUSED: What work has started may live on: it is not for you to end it.
# Ends all that is left of the child.
s/^#include <fcntl.h>/&\n#include <signal.h>/
s/^    long before = faults();/    setpgid(0, 0);\n&/
s/^    waitpid(child, NULL, 0);/&\n    kill(-child, SIGKILL);/
