// The answer is left in memory that both have.
#define _DEFAULT_SOURCE
#include "fork.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

long pages_copied(void (*work)(void *arg), void *arg)
{
    volatile long *both = mmap(NULL, 2 * sizeof *both,
                               PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (both == MAP_FAILED)
        return -1;
    both[0] = both[1] = -1;
    pid_t child = fork();
    if (child == 0) {
        struct rusage at[2];
        for (int i = 0; i < 2; i++)
            getrusage(RUSAGE_SELF, &at[1]);
        both[1] = 0;
        getrusage(RUSAGE_SELF, &at[0]);
        work(arg);
        getrusage(RUSAGE_SELF, &at[1]);
        both[0] = at[1].ru_minflt - at[0].ru_minflt;
        _exit(0);
    }
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    long copied = both[0];
    munmap((void *)both, 2 * sizeof *both);
    return copied;
}
