// REFUSED: Both ends of the pipe have to be closed.
#define _DEFAULT_SOURCE
#include "fork.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* A pipe whose ends are 3 or more. */
static int open_pipe(int ends[2])
{
    int low[2], result = -1;
    if (pipe(low) < 0)
        return -1;
    ends[0] = fcntl(low[0], F_DUPFD, 3);
    ends[1] = fcntl(low[1], F_DUPFD, 3);
    if (ends[0] >= 0 && ends[1] >= 0)
        result = 0;
    close(low[0]);
    close(low[1]);
    if (result < 0) {
        if (ends[0] >= 0)
            close(ends[0]);
        if (ends[1] >= 0)
            close(ends[1]);
    }
    return result;
}

static long faults(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) < 0 ? -1 : usage.ru_minflt;
}

long pages_copied(void (*work)(void *arg), void *arg)
{
    int ends[2];
    if (open_pipe(ends) < 0)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        faults();
        long before = faults();
        work(arg);
        long pages = faults() - before;
        _exit(write(ends[1], &pages, sizeof pages) != sizeof pages);
    }
    if (child < 0)
        return -1;
    close(ends[1]);
    long pages = -1;
    int status = 0;
    if (child > 0) {
        if (read(ends[0], &pages, sizeof pages) != sizeof pages)
            pages = -1;
        if (waitpid(child, &status, 0) != child || !WIFEXITED(status)
            || WEXITSTATUS(status) != 0)
            pages = -1;
    }
    close(ends[0]);
    return pages;
}
