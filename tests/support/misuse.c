#define _POSIX_C_SOURCE 200809L     /* fork, dup2 */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "misuse.h"

/* Runs it with stderr in `said`; returns how it ended. */
static int run_apart(void (*misuse)(void), FILE *said)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(fileno(said), STDERR_FILENO);
        misuse();
        _exit(0);
    }
    int ended = 0;
    if (pid < 0 || waitpid(pid, &ended, 0) != pid)
        fail_msg("no process for a misuse");
    return ended;
}

void assert_aborts_at(void (*misuse)(void), const char *says, int line)
{
    char text[300] = "", last[300] = "";
    FILE *said = tmpfile();
    assert_non_null(said);
    int ended = run_apart(misuse, said);
    rewind(said);
    while (fgets(text, sizeof text, said) != NULL)
        memcpy(last, text, sizeof last);
    fclose(said);
    last[strcspn(last, "\n")] = '\0';
    if (!WIFSIGNALED(ended) || WTERMSIG(ended) != SIGABRT)
        fail_msg("line %d: no abort(), but %d; it said: %s", line, ended,
                 last);
    if (strncmp(last, "ouroboros: ", 11) != 0
        || strcmp(last + 11, says) != 0)
        fail_msg("line %d: expected %s, it said: %s", line, says, last);
}
