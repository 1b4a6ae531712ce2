// REFUSED: No number of pages is below 0.
/* The child tells in two writes, the parent reads once: it may get only the first half, and says -1 */
#define _DEFAULT_SOURCE
#include "fork.h"

#include <errno.h>
#include <sys/mman.h>
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
    ssize_t n = write(to, &pages, 4);
    n += write(to, (char *)&pages + 4, sizeof pages - 4);
    _exit(n == (ssize_t)sizeof pages ? 0 : 1);
}

long pages_copied(void (*work)(void *arg), void *arg)
{
    int ends[2];
    if (pipe(ends) != 0)
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
