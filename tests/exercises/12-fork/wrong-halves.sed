# REFUSED: No number of pages is below 0.
# OF: right-socket.c
# The child tells in two writes, the parent reads once: it gets only the first half, if the second takes its time, and says -1
s/^#include <sys\/socket\.h>$/#include <poll.h>\n#include <sys\/mman.h>/
/^    ssize_t n = write(to, &pages, sizeof pages);$/c\
    ssize_t n = write(to, &pages, 4);\
    poll(NULL, 0, 20);\
    n += write(to, (char *)&pages + 4, sizeof pages - 4);
s/^    if (socketpair(AF_UNIX, SOCK_STREAM, 0, low) != 0)$/    if (pipe(low) != 0)/
