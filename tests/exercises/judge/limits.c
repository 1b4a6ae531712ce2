/* A process, held within limits from outside: its time, its memory, its
 * output, its folder, and its children. */
#define _GNU_SOURCE
#include "inner.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <dirent.h>
#include <sys/prctl.h>
#endif

enum { TICK = 10 };             /* milliseconds between two looks */

static unsigned number_given(const char *name, unsigned otherwise)
{
    const char *given = getenv(name);
    int number = given == NULL ? 0 : atoi(given);
    return number > 0 ? (unsigned)number : otherwise;
}

unsigned seconds_allowed(void)
{
    return number_given("EXERCISE_SECONDS", 10);
}

size_t megabytes_allowed(void)
{
    return number_given("EXERCISE_MEGABYTES", 1000);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *needed(void *made)
{
    if (made == NULL) {
        perror("judge");
        exit(3);
    }
    return made;
}

/* --- texts, of which not all is kept --- */

/* The head is the first HEAD bytes, the tail the last ones, `tail` in
 * all; the tail goes round. */
static void text_add(Text *text, const char *bytes, size_t n, size_t tail)
{
    if (text->head == NULL) {
        text->head = needed(malloc(HEAD));
        text->tail = needed(malloc(tail));
    }
    for (size_t i = 0; i < n; i++, text->size++)
        if (text->size < HEAD)
            text->head[text->size] = bytes[i];
        else
            text->tail[(text->size - HEAD) % tail] = bytes[i];
}

/* Turns the tail, so that it begins with its first byte. */
static void text_end(Text *text, size_t tail)
{
    if (text->size <= HEAD + tail)
        return;
    size_t begin = (text->size - HEAD) % tail;
    char *turned = needed(malloc(tail));
    memcpy(turned, text->tail + begin, tail - begin);
    memcpy(turned + tail - begin, text->tail, begin);
    free(text->tail);
    text->tail = turned;
}

void run_free(Run *run)
{
    Text *texts[] = { &run->said, &run->printed };
    for (int i = 0; i < 2; i++) {
        free(texts[i]->head);
        free(texts[i]->tail);
    }
}

/* --- a folder of its own --- */

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *where)
{
    (void)about;
    (void)where;
    if (kind == FTW_DNR)
        chmod(path, 0700);
    remove(path);
    return 0;
}

static void remove_folder(const char *folder)
{
    for (int i = 0; i < 3 && access(folder, F_OK) == 0; i++)
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void make_folder(char folder[200])
{
    const char *under = getenv("TMPDIR");
    snprintf(folder, 200, "%.150s/exercise-XXXXXX",
             under != NULL && under[0] != '\0' ? under : "/tmp");
    needed(mkdtemp(folder));
}

/* --- in the new process --- */

/* At most this; less, if it was less before. */
static struct rlimit at_most(rlim_t most, struct rlimit before)
{
    if (before.rlim_max != RLIM_INFINITY && before.rlim_max < most)
        most = before.rlim_max;
    return (struct rlimit){ most, most };
}

static void set_limits(void)
{
    struct rlimit time = { seconds_allowed(), seconds_allowed() + 2 };
    struct rlimit now;
#define LIMIT(what, most) \
    (getrlimit(what, &now), now = at_most(most, now), setrlimit(what, &now))
    setrlimit(RLIMIT_CPU, &time);
    LIMIT(RLIMIT_CORE, 0);
    LIMIT(RLIMIT_FSIZE, 1 << 24);
    LIMIT(RLIMIT_NOFILE, 64);
    LIMIT(RLIMIT_STACK, 8 << 20);
}

typedef struct Pipes {
    int said[2], printed[2], input[2];
} Pipes;

static void begin_process(const Pipes *pipes, const char *folder)
{
    static char buffer[4096];   /* so that printing takes no memory */
    setpgid(0, 0);
    dup2(pipes->input[0], STDIN_FILENO);
    dup2(pipes->printed[1], STDOUT_FILENO);
    dup2(pipes->printed[1], STDERR_FILENO);
    int others[] = { pipes->said[0], pipes->printed[0], pipes->printed[1],
                     pipes->input[0], pipes->input[1] };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        close(others[i]);
    setvbuf(stdout, buffer, _IOLBF, sizeof buffer);
    if (chdir(folder) < 0)
        _exit(3);
    set_limits();
}

/* --- from outside --- */

/* What the kernel says of a process: its state, its parent; the seconds
 * of processor time, the bytes of memory. False: nothing. */
typedef struct Look {
    char state;
    long parent;
    double seconds;
    size_t bytes;
} Look;

static bool look_in(const char *path, Look *at)
{
#ifdef __linux__
    char line[1000];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = file < 0 ? -1 : read(file, line, sizeof line - 1);
    if (file >= 0)
        close(file);
    if (n <= 0)
        return false;
    line[n] = '\0';
    const char *after = strrchr(line, ')');     /* of its name */
    unsigned long user = 0, system = 0;
    long pages = 0;
    if (after == NULL
        || sscanf(after + 1, " %c %ld %*d %*d %*d %*d %*u %*u %*u %*u %*u "
                  "%lu %lu %*d %*d %*d %*d %*d %*d %*u %*u %ld", &at->state,
                  &at->parent, &user, &system, &pages) != 5)
        return false;
    at->seconds = (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
    at->bytes = (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
    return true;
#else
    (void)path;
    (void)at;
    return false;
#endif
}

static bool look(pid_t pid, Look *at)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    return look_in(path, at);
}

/* Or has ended. */
static bool sleeps(const Look *at)
{
    return strchr("STtZX", at->state) != NULL;
}

/* Whether somebody in a folder of /proc is awake: of the threads of a
 * process, or of all processes those with this parent. */
static bool some_run(const char *folder, long parent)
{
    bool runs = false;
#ifdef __linux__
    DIR *all = opendir(folder);
    const struct dirent *entry;
    while (all != NULL && !runs && (entry = readdir(all)) != NULL) {
        char path[80];
        Look at;
        int id = atoi(entry->d_name);
        snprintf(path, sizeof path, "%s/%d/stat", folder, id);
        runs = id > 0 && look_in(path, &at) && !sleeps(&at)
               && (parent == 0 || at.parent == parent);
    }
    if (all != NULL)
        closedir(all);
#else
    (void)folder;
    (void)parent;
#endif
    return runs;
}

/* Whether a thread of it, or a process that it has begun, waits for
 * nothing but a processor: where others are at work, those who yield get
 * next to none, and who is asleep may wait for a child that works. */
static bool work_goes_on(pid_t pid)
{
    char threads[40];
    snprintf(threads, sizeof threads, "/proc/%d/task", (int)pid);
    return some_run(threads, 0) || some_run("/proc", pid);
}

/* Ends what the process has started: on Linux, whoever lost its parent
 * becomes ours. */
static void end_others(pid_t group)
{
    kill(-group, SIGKILL);
#ifdef __linux__
    for (int round = 0; round < 100; round++) {
        DIR *all = opendir("/proc");
        const struct dirent *entry;
        Look at;
        int ended = 0;
        while (all != NULL && (entry = readdir(all)) != NULL) {
            pid_t pid = (pid_t)atoi(entry->d_name);
            if (pid > 0 && look(pid, &at) && at.parent == getpid()) {
                kill(pid, SIGKILL);
                waitpid(pid, NULL, 0);
                ended++;
            }
        }
        if (all != NULL)
            closedir(all);
        if (ended == 0)
            return;
    }
#endif
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
}

/* How long it has been asleep, and whether it asked for input; and of its
 * whole seconds, in how many it did next to nothing: it looks again and
 * again for what does not come. */
enum { IDLE_SECONDS = 10 };

typedef struct Watch {
    pid_t pid;
    double begun, awake, seconds;
    double second, used;        /* when the last one began, and what was
                                   used by then */
    int idle;
    Run *run;
    int input;
} Watch;

static bool has_read(const Watch *watch)
{
    int left = 1;
    return ioctl(watch->input, FIONREAD, &left) == 0 && left == 0;
}

/* Whether there were too many such seconds. */
static bool idles(Watch *watch, const Look *at, double time)
{
    if (time - watch->second < 1)
        return false;
    if (at->seconds - watch->used < 0.3 && sleeps(at)
        && !work_goes_on(watch->pid))
        watch->idle++;
    watch->second = time;
    watch->used = at->seconds;
    return watch->idle > IDLE_SECONDS;
}

/* Why it should go on no longer; BY_ITSELF: it may. */
static Ended look_after(Watch *watch)
{
    Look at = { 0 };
    double time = now();
    double waited = time - watch->begun;
    bool seen = look(watch->pid, &at);
    /* others may be at work on this machine, if that can be seen */
    if (waited > (seen ? 30 : 3) * seconds_allowed() + 3)
        return TOO_SLOW;
    if (!seen)
        return has_read(watch) && waited > 3 ? READING : BY_ITSELF;
    if (at.bytes > megabytes_allowed() << 20)
        return TOO_LARGE;
    if (!sleeps(&at) || at.seconds > watch->seconds
        || (time - watch->awake > 0.5 && work_goes_on(watch->pid))) {
        watch->awake = time;
        watch->seconds = at.seconds;
    }
    if (time - watch->awake > 1 && has_read(watch))
        return READING;
    return time - watch->awake > 3 || idles(watch, &at, time) ? ASLEEP
                                                              : BY_ITSELF;
}

/* Reads what there is; false: there will be no more. */
static bool drain(int from, Text *to, size_t tail)
{
    char some[65536];
    ssize_t n = read(from, some, sizeof some);
    if (n > 0)
        text_add(to, some, (size_t)n, tail);
    return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Tells it first, so that it can say where it is. */
static void stop(pid_t pid, Ended why)
{
    const struct timespec moment = { 0, 300000000 };
    if (why == TOO_SLOW || why == ASLEEP || why == READING) {
        kill(pid, SIGCONT);
        kill(pid, SIGXCPU);
        nanosleep(&moment, NULL);
    }
    kill(pid, SIGKILL);
}

static void watch_over(Watch *watch, const Pipes *pipes)
{
    Run *run = watch->run;
    struct pollfd from[] = { { .fd = pipes->said[0], .events = POLLIN },
                             { .fd = pipes->printed[0], .events = POLLIN } };
    struct rusage used = { 0 };
    double looked = 0;
    bool ended = false, stopped = false;
    while (!ended) {
        poll(from, 2, TICK);
        ended = wait4(watch->pid, &run->status, WNOHANG, &used)
                == watch->pid;
        if (from[0].revents != 0 && !drain(from[0].fd, &run->said, CHANNEL))
            from[0].fd = -1;
        if (from[1].revents != 0 && !drain(from[1].fd, &run->printed, TAIL))
            from[1].fd = -1;
        if (ended || stopped || now() - looked < TICK / 1000.0)
            continue;
        looked = now();
        run->ended = look_after(watch);
        if (run->ended != BY_ITSELF) {
            stopped = true;
            stop(watch->pid, run->ended);
        }
    }
    run->seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
                   + (double)(used.ru_utime.tv_usec
                              + used.ru_stime.tv_usec) / 1e6;
}

static void nonblocking(int file)
{
    fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK);
}

void run_apart(Run *run, const Case *files, long i,
               const unsigned char *token)
{
    Pipes pipes;
    char folder[200];
    *run = (Run){ .ended = BY_ITSELF };
    make_folder(folder);
    if (pipe(pipes.said) < 0 || pipe(pipes.printed) < 0
        || pipe(pipes.input) < 0 || write(pipes.input[1], "\n", 1) != 1)
        needed(NULL);
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        begin_process(&pipes, folder);
        testify(files, i, token, pipes.said[1]);
    }
    if (pid < 0)
        needed(NULL);
    setpgid(pid, pid);
    close(pipes.said[1]);
    close(pipes.printed[1]);
    nonblocking(pipes.said[0]);
    nonblocking(pipes.printed[0]);
    double begun = now();
    Watch watch = { .pid = pid, .begun = begun, .awake = begun,
                    .second = begun, .run = run, .input = pipes.input[0] };
    watch_over(&watch, &pipes);
    end_others(pid);
    /* what is left in the pipes */
    for (int k = 0; k < 100; k++) {
        drain(pipes.said[0], &run->said, CHANNEL);
        drain(pipes.printed[0], &run->printed, TAIL);
    }
    text_end(&run->said, CHANNEL);
    text_end(&run->printed, TAIL);
    int left[] = { pipes.said[0], pipes.printed[0], pipes.input[0],
                   pipes.input[1] };
    for (size_t k = 0; k < sizeof left / sizeof left[0]; k++)
        close(left[k]);
    remove_folder(folder);
}
