/* Exercise 12.4: measure fork. */
#define _DEFAULT_SOURCE
#include "harness.h"
#include "judge.h"
#include "fork.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define EACH "A page is copied when it is first written to, and once."
#define READ "What is only read stays shared."
#define NEW "A page that was not there before is the child's own, too."
#define MANY "As many as there are: more than 16 bits, or five digits, can tell."
#define NOTHING "What the measuring itself costs is not counted."
#define TELLS \
    "No number of pages is below 0. -1 is for a child that could not be, that " \
    "died, or that did not tell; this one could tell."
#define APART "What the child does has no effect in the parent."
#define TWICE \
    "Whoever ends a child by exit, or by return from main, or flushes in it, " \
    "writes the parent's buffers a second time; the first two call its " \
    "atexit functions, too."
#define GONE "A child that has ended waits until somebody asks how: waitpid."
#define OPEN "Both ends of the pipe have to be closed."
#define NUMBERS \
    "Who has closed 0, 1 and 2 gets these numbers for what is opened next: they " \
    "are to be used, and closed, like any others."
#define CLOSED \
    "What the caller has closed is closed for work, too: an end of a pipe that " \
    "got such a number is to have another one. fcntl(file, F_DUPFD, 3) gives " \
    "one from 3 on."
#define WITHIN \
    "work may measure, too: what one call has is not for another one to change."
#define WITHIN_MUTE \
    "work may measure, too. What a call within has told is not the answer of " \
    "the one around it, whose child has told nothing: -1."
#define THEIRS \
    "The child's own pages are counted, not those of what work has started: ask " \
    "RUSAGE_SELF, as the child, about itself."
#define THREADS \
    "A thread that work starts writes to the child's pages, too: all of the child " \
    "is asked for, not one thread of it."
#define SPARED "What work has started may live on: it is not for you to end it."
#define LIVES_ON \
    "What work has started may live on, and has the end of a pipe, too: read " \
    "what the child has to say, and do not wait until nobody can say more."
#define MINE "Wait for your own child: others may have theirs."
#define ALONE "If there can be no child, fork returns -1: so do you."
#define BACK "Only the parent returns: a child ends with _exit, whether it could tell or not."
#define DIED "A child that died has told nothing: -1."
#define ENDED "A child that ended within work has told nothing: -1."
#define AGAIN \
    "A child that died has told nothing: -1, also where one has told something before: " \
    "what one call has is not for the next."
#define MUTE \
    "A child that could not tell has told nothing: -1. How it ended does not say how " \
    "many pages it has."
#define CALLED "The child calls work(arg), once."
#define KEPT \
    "What the caller has open is open for work, too, and is the same file: in the child, " \
    "nothing is closed that pages_copied has not opened."
#define FULL \
    "Where there is no room for more files, what was opened before is closed, and nothing " \
    "is left of the call."

void treat(Treatment how);

enum { PAGES = 500 };

static char *memory;
static size_t page;

static void map(void)
{
    page = (size_t)sysconf(_SC_PAGESIZE);
    void *at = mmap(NULL, PAGES * page, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    need(at != MAP_FAILED ? at : NULL);
    memory = at;
#ifdef MADV_NOHUGEPAGE
    madvise(memory, PAGES * page, MADV_NOHUGEPAGE);
#endif
}

static void fill(void)
{
    map();
    for (size_t i = 0; i < PAGES; i++)
        memory[i * page] = 1;
}

static void unmap(void)
{
    munmap(memory, PAGES * page);
}

static void write_to(void *arg)
{
    size_t n = *(size_t *)arg;
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < n; i++)
            memory[i * page + (size_t)round * 16]++;
}

static volatile char seen;

static void read_all(void *arg)
{
    (void)arg;
    for (size_t i = 0; i < PAGES; i++)
        seen = (char)(seen + memory[i * page]);
}

static void nothing(void *arg)
{
    (void)arg;
}

/* A sanitizer has a byte for each eight. */
#ifdef OB_SANITIZED
enum { SHADOW = 8 };
#else
enum { SHADOW = 1000000 };
#endif

/* At least n, and at most a few more. */
static void about(const char *what, long got, long n, const char *why)
{
    char said[80];
    long most = n + 8 + n / SHADOW;
    snprintf(said, sizeof said, "%s: whether it is below 0", what);
    expect_int(said, got < 0, 0, TELLS);
    snprintf(said, sizeof said, "%s: pages, where at least %ld are right",
             what, n);
    expect_int(said, got < n ? got : n, n, why);
    snprintf(said, sizeof said, "%s: pages, where at most %ld are right",
             what, most);
    expect_int(said, got > most ? got : most, most, why);
}

static void written(void)
{
    fill();
    for (size_t n = 0; n <= PAGES; n += 100)
        about("one byte in each of so many pages", pages_copied(write_to, &n),
              (long)n, n == 0 ? NOTHING : EACH);
    unmap();
}

static void only_read(void)
{
    fill();
    about("reading them", pages_copied(read_all, NULL), 0, READ);
    unmap();
}

static void fresh(void)
{
    size_t n = PAGES;
    map();
    about("pages that were never touched", pages_copied(write_to, &n),
          (long)n, NEW);
    unmap();
}

/* Each page again and again, given back in between. */
static void write_often(void *arg)
{
    size_t n = PAGES;
    for (int i = 0; i < *(int *)arg; i++) {
        write_to(&n);
        madvise(memory, PAGES * page, MADV_DONTNEED);
    }
}

static void many(void)
{
    int rounds = 204;
    map();
    about("new pages, 500 at a time", pages_copied(write_often, &rounds),
          rounds * (long)PAGES, MANY);
    unmap();
}

static void idle(void)
{
    for (int i = 0; i < 5; i++)
        about("a work that does nothing", pages_copied(nothing, NULL), 0,
              NOTHING);
}

/* --- the child has no effect --- */

static char path[] = "/tmp/12-fork-XXXXXX";

static void say_bye(void)
{
    int file = open(path, O_WRONLY | O_APPEND);
    if (file >= 0 && write(file, "x", 1) == 1)
        close(file);
}

static void apart(void)
{
    size_t n = PAGES;
    fill();
    pages_copied(write_to, &n);
    for (size_t i = 0; i < PAGES; i++)
        expect_int("a byte that the child wrote to", memory[i * page], 1,
                   APART);
    unmap();
}

static void twice(void)
{
    int file = mkstemp(path);
    need(file >= 0 ? path : NULL);
    close(file);
    FILE *out = need(fopen(path, "a"));
    fputs("once\n", out);
    need(atexit(say_bye) == 0 ? path : NULL);
    for (int i = 0; i < 3; i++)
        pages_copied(nothing, NULL);
    fclose(out);
    char text[100] = "";
    FILE *in = need(fopen(path, "r"));
    size_t got = fread(text, 1, sizeof text - 1, in);
    fclose(in);
    unlink(path);
    expect_int("how many characters were written to a file, where 5 are right",
               (long long)got, 5, TWICE);
}

/* A check may have sixty-four. */
static int open_files(void)
{
    int n = 0;
    for (int file = 0; file < 64; file++)
        n += fcntl(file, F_GETFD) != -1;
    return n;
}

static void gone(void)
{
    int files = open_files(), before = dup(0);
    close(before);
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1);   /* a child's child is ours to wait for */
#endif
    for (int i = 0; i < 20; i++)
        pages_copied(nothing, NULL);
    int after = dup(0);
    close(after);
    expect_int("the next free number of a file", after, before, OPEN);
    expect_int("how many files are open", open_files(), files, OPEN);
    fill();
    for (int i = 0; i < 30; i++) {
        pages_copied(nothing, NULL);
        errno = 0;
        expect_int("whether there is still a child to wait for",
                   waitpid(-1, NULL, WNOHANG) >= 0 || errno != ECHILD, 0,
                   GONE);
    }
    unmap();
}

static int *usable;             /* of what is closed, for all to see */

/* Writes to and reads from those of 0, 1 and 2 that are closed. */
static void use_closed(void *arg)
{
    char some[8] = "spam";
    for (int i = 0; i < 3; i++) {
        if ((*(int *)arg >> i & 1) == 0)
            continue;
        fcntl(i, F_SETFL, O_NONBLOCK);
        *usable += write(i, some, sizeof some) >= 0 || errno != EBADF;
        *usable += read(i, some, sizeof some) >= 0 || errno != EBADF;
    }
}

static void kill_self(void *arg)
{
    (void)arg;
    raise(SIGKILL);
}

/* Some of the first three numbers are free: not open in the child, and
 * not afterwards, and no reason to give up. The child dies, or there can
 * be none, or all goes well. */
enum { WELL, DIES, NONE, HOW };

static void without(int closed, int how)
{
    int kept[3], was[3], open_now = 0;
    for (int i = 0; i < 3; i++) {
        kept[i] = fcntl(i, F_DUPFD, 10);
        was[i] = fcntl(i, F_GETFD);
    }
    for (int i = 0; i < 3; i++)
        if (closed >> i & 1)
            close(i);
    int files = open_files();
    treat(how == NONE ? NO_CHILD : ROUGH);
    long got = pages_copied(how == DIES ? kill_self : use_closed, &closed);
    treat(ROUGH);
    long idle_then = how == WELL ? pages_copied(nothing, NULL) : 0;
    int more = open_files() - files;
    for (int i = 0; i < 3; i++) {
        open_now += (closed >> i & 1) && fcntl(i, F_GETFD) >= 0;
        close(i);
        if (was[i] >= 0)
            dup2(kept[i], i);
        close(kept[i]);
    }
    expect_int("how many of the files 0, 1 and 2 are open that the caller "
               "had closed", open_now, 0, NUMBERS);
    expect_int("how many more files are open than before", more, 0, OPEN);
    expect_int("how often work could write to or read from a file that the "
               "caller had closed", *usable, 0, CLOSED);
    if (how == DIES)
        expect_int("what it returns for a child that was killed", got, -1, DIED);
    if (how != WELL)
        return;
    expect_int("whether there is an answer", got >= 0, 1, NUMBERS);
    about("a work that does nothing, where files are closed", idle_then, 0,
          NOTHING);
}

static void first_numbers(void)
{
    usable = mmap(NULL, sizeof *usable, PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    need(usable != MAP_FAILED ? usable : NULL);
    for (int closed = 1; closed < 8; closed++)
        for (int how = WELL; how < HOW; how++)
            without(closed, how);
    munmap(usable, sizeof *usable);
}

/* --- the files that are open, and those that there is no room for --- */

typedef struct Files {
    int calls, others;          /* others: that are not what they were */
    struct { bool is_open; dev_t device; ino_t number; } file[64];
} Files;

static void look_at(Files *files)
{
    struct stat status;
    for (int i = 0; i < 64; i++)
        if ((files->file[i].is_open = fstat(i, &status) == 0)) {
            files->file[i].device = status.st_dev;
            files->file[i].number = status.st_ino;
        }
}

static void compare(void *arg)
{
    Files *files = arg;
    struct stat status;
    files->calls++;
    for (int i = 0; i < 64; i++)
        files->others += files->file[i].is_open
                         && (fstat(i, &status) != 0
                             || status.st_dev != files->file[i].device
                             || status.st_ino != files->file[i].number);
}

static void keeps_files(void)
{
    Files *files = mmap(NULL, sizeof *files, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int ends[2] = { -1, -1 };
    need(files != MAP_FAILED && pipe(ends) == 0 ? files : NULL);
    look_at(files);
    long got = pages_copied(compare, files);
    expect_int("whether there is an answer", got >= 0, 1, KEPT);
    expect_int("how often work was called", files->calls, 1, CALLED);
    expect_int("how many files that the caller has open are closed for work, or others",
               files->others, 0, KEPT);
    close(ends[0]);
    close(ends[1]);
    munmap(files, sizeof *files);
}

/* Room for none, for one, and so on. An answer may need no file. */
static void no_room(void)
{
    int opened[256], n = 0, free_ones;
    while (n < 256 && (opened[n] = dup(0)) >= 0)
        n++;
    int files = open_files();
    size_t pages = 100;
    fill();
    for (free_ones = 0; free_ones < 6 && free_ones < n; free_ones++) {
        if (free_ones > 0) {
            close(opened[n - free_ones]);
            files = open_files();
        }
        long got = pages_copied(write_to, &pages);
        if (got != -1)
            about("one byte in each of a hundred pages", got, (long)pages, FULL);
        expect_int("how many files are open", open_files(), files, FULL);
        errno = 0;
        expect_int("whether there is still a child to wait for",
                   waitpid(-1, NULL, WNOHANG) >= 0 || errno != ECHILD, 0,
                   GONE);
    }
    while (free_ones <= n)
        close(opened[n - free_ones++]);
    unmap();
}

/* --- measuring within --- */

static long *inner;             /* its answer, for all to see */

static void measure(void *arg)
{
    *inner = pages_copied(write_to, arg);
}

static void within(void)
{
    size_t n = 100;
    void *shared = mmap(NULL, sizeof *inner, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    need(shared != MAP_FAILED ? shared : NULL);
    inner = shared;
    fill();
    long outer = pages_copied(measure, &n);
    about("one byte in each of a hundred pages, measured within",
          *inner, (long)n, WITHIN);
    expect_int("whether there is an answer to the outer call", outer >= 0, 1,
               WITHIN);
    unmap();
    munmap(shared, sizeof *inner);
}

/* What it has started writes to many pages, and is waited for: by a
 * measurement within, or by work. */
static void start_writer(void *arg)
{
    pid_t pid = fork();
    if (pid == 0) {
        write_to(arg);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
}

static void measure_only(void *arg)
{
    (void)pages_copied(write_to, arg);
}

static void theirs(void)
{
    static void (*const works[])(void *) = { start_writer, measure_only };
    size_t n = PAGES;
    fill();
    for (int i = 0; i < 2; i++) {
        long got = pages_copied(works[i], &n);
        expect_int("whether there is an answer", got >= 0, 1, WITHIN);
        expect_int("whether the pages count to which a child of the child wrote",
                   got >= (long)n, 0, THEIRS);
    }
    unmap();
}

static void *write_as_thread(void *arg)
{
    write_to(arg);
    return NULL;
}

static void start_thread(void *arg)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, write_as_thread, arg) == 0)
        pthread_join(thread, NULL);
    else
        write_to(arg);
}

static void threads(void)
{
    size_t n = PAGES;
    fill();
    long got = pages_copied(start_thread, &n);
    expect_int("pages that a thread of the child wrote to, of 500", got < PAGES ? got : PAGES, PAGES, THREADS);
    unmap();
}

/* It measures, and then ends, or is killed: it tells nothing. */
static void measure_and_leave(void *arg)
{
    measure(arg);
    _exit(0);
}

static void measure_and_die(void *arg)
{
    measure(arg);
    kill_self(arg);
}

static void within_and_mute(void)
{
    static void (*const works[])(void *) = { measure_and_leave, measure_and_die };
    size_t n = 100;
    inner = mmap(NULL, sizeof *inner, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    need(inner != MAP_FAILED ? inner : NULL);
    fill();
    for (int i = 0; i < 4; i++) {
        *inner = -1;
        long outer = pages_copied(works[i % 2], &n);
        about("one byte in each of a hundred pages, measured within", *inner, (long)n, WITHIN);
        expect_int("what it returns for a child that has only measured", outer, -1, WITHIN_MUTE);
    }
    unmap();
    munmap(inner, sizeof *inner);
}

/* work starts a process that lives until it is spoken to, and answers. */
static int ask[2], answer[2];

static void start_another(void *arg)
{
    char c;
    (void)arg;
    if (fork() != 0)
        return;
    close(ask[1]);
    if (read(ask[0], &c, 1) == 1)
        (void)!write(answer[1], &c, 1);
    _exit(0);
}

static void lives_on(void)
{
    char c = 'x';
    need(pipe(ask) == 0 && pipe(answer) == 0 ? ask : NULL);
    expect_int("whether there is an answer", pages_copied(start_another, NULL) >= 0, 1, LIVES_ON);
    close(answer[1]);
    need(write(ask[1], &c, 1) == 1 ? ask : NULL);
    expect_int("whether what work has started lives on", read(answer[0], &c, 1) == 1, 1, SPARED);
    close(answer[0]);
    close(ask[0]);
    close(ask[1]);
}

/* A child of somebody else, which has ended already. */
static void others(void)
{
    siginfo_t info;
    pid_t pid = fork();
    if (pid == 0)
        _exit(7);
    waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT);
    expect_int("whether there is an answer", pages_copied(nothing, NULL) >= 0,
               1, MINE);
    int status = 0;
    expect_int("whether the child of somebody else can be waited for",
               waitpid(pid, &status, 0) == pid, 1, MINE);
    expect_int("how that one ended", WEXITSTATUS(status), 7, MINE);
    /* one that comes later */
    pid = fork();
    if (pid == 0)
        _exit(8);
    expect_int("whether a later child of somebody else can be waited for",
               waitpid(pid, &status, 0) == pid, 1, MINE);
    expect_int("how that one ended", WEXITSTATUS(status), 8, MINE);
    expect_int("whether there is still a child to wait for",
               waitpid(-1, NULL, WNOHANG) >= 0, 0, GONE);
}

static void no_child(void)
{
    int files = open_files(), before = dup(0);
    close(before);
    treat(NO_CHILD);
    long got = pages_copied(nothing, NULL);
    treat(ROUGH);
    int after = dup(0);
    close(after);
#ifdef __linux__
    expect_int("what it returns if there can be no child", got, -1, ALONE);
#else
    (void)got;
#endif
    expect_int("the next free number of a file", after, before, OPEN);
    expect_int("how many files are open", open_files(), files, OPEN);
}

static void leave(void *arg)
{
    (void)arg;
    _exit(0);
}

static void close_all(void *arg)
{
    write_to(arg);
    for (int i = 3; i < 256; i++)
        close(i);
}

/* A child that cannot tell does not come back. */
static void mute(void)
{
    pid_t parent = getpid();
    int *back = mmap(NULL, sizeof *back, PROT_READ | PROT_WRITE,
                     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    need(back != MAP_FAILED ? back : NULL);
    size_t n = 100;
    fill();
    long got = pages_copied(close_all, &n);
    if (getpid() != parent) {
        ++*back;
        _exit(0);
    }
    expect_int("how many children have come back from pages_copied", *back,
               0, BACK);
    if (got != -1)
        expect_int("what it returns for a child that had no file left to tell by, where "
                   "-1 is right, or more than 99", got > 99 ? -1 : got, -1, MUTE);
    unmap();
    munmap(back, sizeof *back);
}

static void died(void)
{
    expect_int("what it returns for a child that was killed",
               pages_copied(kill_self, NULL), -1, DIED);
    expect_int("what it returns for a child that ended by itself",
               pages_copied(leave, NULL), -1, ENDED);
    expect_int("whether there is an answer", pages_copied(nothing, NULL) >= 0, 1,
               DIED);
    expect_int("what it returns for the next child, which was killed",
               pages_copied(kill_self, NULL), -1, AGAIN);
    expect_int("what it returns for a child that ended by itself",
               pages_copied(leave, NULL), -1, AGAIN);
    int files = open_files(), before = dup(0);
    close(before);
    expect_int("whether there is still a child to wait for",
               waitpid(-1, NULL, WNOHANG) >= 0, 0, GONE);
    for (int i = 0; i < 10; i++)
        pages_copied(kill_self, NULL);
    int after = dup(0);
    close(after);
    expect_int("the next free number of a file", after, before, OPEN);
    expect_int("how many files are open", open_files(), files, OPEN);
}

int main(void)
{
    static const Check checks[] = {
        { "pages that are written to", written, .section = "after-fork" },
        { "pages that are read", only_read, .section = "after-fork" },
        { "pages that are new", fresh, .section = "after-fork" },
#ifdef __linux__
        { "more than a hundred thousand pages", many, .section = "after-fork" },
#endif
        { "a work that does nothing", idle, .section = "after-fork" },
        { "parent and child", apart, .section = "after-fork" },
        { "once is enough", twice, .section = "after-fork" },
        { "nobody is left waiting", gone, .section = "after-fork" },
        { "a work that measures", within, .section = "after-fork" },
        { "one that starts what writes", theirs, .section = "after-fork" },
        { "one that starts a thread", threads, .section = "after-fork" },
        { "one that starts what lives on", lives_on, .section = "after-fork", .slow = LIVES_ON },
        { "a child of somebody else", others, .section = "after-fork" },
        { "no child", no_child, .section = "after-fork" },
        { "a child that dies", died, .section = "after-fork" },
        { "one that measures, and tells nothing", within_and_mute, .section = "after-fork" },
        { "a child that cannot tell", mute, .section = "after-fork" },
        { "the files 0, 1 and 2", first_numbers, .section = "after-fork" },
        { "the files that are open", keeps_files, .section = "after-fork" },
        { "no room for more files", no_room, .section = "after-fork" },
    };
    return RUN(checks);
}
