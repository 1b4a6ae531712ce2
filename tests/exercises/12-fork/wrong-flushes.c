// REFUSED: Whoever ends a child by exit, or by return from main, or flushes in it
/* The child flushes what it has inherited. */
#define _DEFAULT_SOURCE
#include "fork.h"

#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static void child(int out, void (*work)(void *arg), void *arg)
{
    (void)faults();
    long before = faults();
    work(arg);
    fflush(NULL);
    long copied = faults() - before;
    ssize_t n = write(out, &copied, sizeof copied);
    _exit(n != sizeof copied);
}

long pages_copied(void (*work)(void *arg), void *arg)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child(ends[1], work, arg);
    }
    close(ends[1]);
    long copied = -1;
    if (pid > 0) {
        int status;
        if (read(ends[0], &copied, sizeof copied) != sizeof copied)
            copied = -1;
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
            ;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            copied = -1;
    }
    close(ends[0]);
    return copied;
}
