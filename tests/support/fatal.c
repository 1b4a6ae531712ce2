#define _DEFAULT_SOURCE
#include "support.h"
#include "fatal.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef COVERAGE
/* What the child did is counted, although it ends in abort(). */
extern void __gcov_reset(void), __gcov_dump(void);

static void write_counts(int signal_number)
{
    __gcov_dump();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}
#endif

static FILE *said;
static pid_t pid;

static void prepare_child(void)
{
    dup2(fileno(said), STDERR_FILENO);
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
#ifdef COVERAGE
    __gcov_reset();
    signal(SIGABRT, write_counts);
#else
    signal(SIGABRT, SIG_DFL);
#endif
    signal(SIGSEGV, SIG_DFL);
    alarm(20);
    if (ob_thread_self != NULL)
        refuse_nth(0);
    need_no_more();
}

bool fatal_in_child(void)
{
    said = tmpfile();
    fflush(NULL);
    pid = said != NULL ? fork() : -1;
    if (pid < 0)
        fail_msg("no child");
    if (pid == 0)
        prepare_child();
    return pid == 0;
}

void fatal_survived(void)
{
    _exit(0);
}

void fatal_judge(const char *call, const char *sentence, int line)
{
    int status = 0;
    char text[400] = "", expected[400];
    if (waitpid(pid, &status, 0) < 0)
        fail_msg("no child");
    rewind(said);
    text[fread(text, 1, sizeof text - 1, said)] = '\0';
    fclose(said);
    snprintf(expected, sizeof expected, "ouroboros: %s\n", sentence);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT
        || strcmp(text, expected) != 0)
        fail_msg("line %d: %s: status %x, expected\n%sand it said\n%s",
                 line, call, (unsigned)status, expected, text);
}
