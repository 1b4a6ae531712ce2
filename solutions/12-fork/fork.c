/* Exercise 12.4: Measure fork. A solution. */
#define _DEFAULT_SOURCE
#include "fork.h"

#include <fcntl.h>
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

static void be_child(int tell, void (*work)(void *arg), void *arg)
{
    long before = faults();
    work(arg);
    long copied = faults() - before;
    ssize_t told = write(tell, &copied, sizeof copied);
    _exit(told != (ssize_t)sizeof copied);
}

/* What the child has told, once it has ended; -1: nothing. */
static long listen_to(int hear, pid_t child)
{
    long copied;
    ssize_t told = read(hear, &copied, sizeof copied);
    waitpid(child, NULL, 0);
    return told == (ssize_t)sizeof copied ? copied : -1;
}

/* The file by another number: 0, 1 and 2 are for work as the caller has
 * left them, open or closed. */
static int above_two(int file)
{
    int moved = fcntl(file, F_DUPFD, 3);
    close(file);
    return moved;
}

long pages_copied(void (*work)(void *arg), void *arg)
{
    int ends[2];
    long copied = -1;
    if (pipe(ends) < 0)
        return -1;
    ends[0] = above_two(ends[0]);
    ends[1] = above_two(ends[1]);
    pid_t child = fork();
    if (child == 0)
        be_child(ends[1], work, arg);
    close(ends[1]);
    if (child != -1)
        copied = listen_to(ends[0], child);
    close(ends[0]);
    return copied;
}
