/* A socket pair instead of a pipe, and goto. */
#define _DEFAULT_SOURCE
#include "fork.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_minflt : -1;
}

static void in_child(void (*work)(void *arg), void *arg, int to)
{
    volatile long before = faults();
    before = faults();
    work(arg);
    long pages = faults() - before;
    ssize_t n = write(to, &pages, sizeof pages);
    _exit(n == (ssize_t)sizeof pages ? 0 : 1);
}

/* The low numbers stay as they were: those are others'. */
static int make_pair(int ends[2])
{
    int low[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, low) != 0)
        return -1;
    for (int i = 0; i < 2; i++)
        ends[i] = fcntl(low[i], F_DUPFD, 16);
    for (int i = 0; i < 2; i++)
        close(low[i]);
    return 0;
}

long pages_copied(void (*work)(void *arg), void *arg)
{
    int ends[2];
    if (make_pair(ends) != 0)
        return -1;
    pid_t child = fork();
    if (child < 0) {
        close(ends[0]);
        close(ends[1]);
        return -1;
    }
    if (child == 0) {
        close(ends[0]);
        in_child(work, arg, ends[1]);
    }
    close(ends[1]);
    long pages = -1;
    ssize_t n;
    do
        n = read(ends[0], &pages, sizeof pages);
    while (n < 0 && errno == EINTR);
    close(ends[0]);
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return n == (ssize_t)sizeof pages && WIFEXITED(status) ? pages : -1;
}
