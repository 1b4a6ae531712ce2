/* What the files of the judge have in common. */
#ifndef INNER_H
#define INNER_H

#include "judge.h"

#include <stdint.h>
#include <stdio.h>

/* --- what the process of a check says to the judge (witness.c) --- */

enum { TOKEN = 16, SAYING = 4000 };

/* The exit code of who cannot say anything. */
enum { CLOSED = 77 };

/* The head of what is said, which fits into one write to a pipe. */
typedef struct Saying {
    unsigned char token[TOKEN];
    uint32_t size;              /* of the text that follows */
    char kind;
} Saying;

enum {
    SAID_WORDS = 'w', SAID_ALL = 'a', SAID_NOTE = 'n', SAID_REFUSED = 'r',
    SAID_PASSED = 'p', SAID_FAILED = 'f', SAID_HELD = 'h',
    SAID_CRASH = 'c', SAID_UNLOADED = 'u', SAID_NO_CHECKS = 'o'
};

/* The three files. */
typedef struct Case {
    const char *library, *answer, *checks;
} Case;

/* In the process of a check: loads the three and runs check i; n < 0:
 * says the words of all. Never returns. */
void testify(const Case *files, long i, const unsigned char *token,
             int channel);

/* Says that something has happened, and where: kind, then the places of
 * the answer on the stack; and ends the process. */
void crash(const char *kind);

/* Says where in the answer something is asked for that is refused. */
void say_refused(void);

/* --- the blocks of malloc (blocks.c) --- */

void blocks_begin(void);
unsigned long blocks_asked(void);
size_t blocks_bytes(void);
/* NULL, or a sentence on a block that is not whole. */
const char *blocks_broken(void);
/* How often the answer itself has asked; and from now on the n-th time
 * that it asks, it gets none, and later ones if so. 0: it gets them all. */
unsigned long blocks_asked_by_answer(void);
void blocks_refuse_answer(unsigned long n, bool later);

/* --- condition variables (conditions.c) --- */

/* From now on, for who calls from the object that this is in. */
void conditions_begin(const void *loaded);
void conditions_treat(Treatment how);
size_t conditions_waiting(void);
size_t conditions_made(void);
/* Whether somebody waits, and nobody has the GIL who does. */
bool conditions_lack_a_signal(void);

/* --- a process, held within limits (limits.c) --- */

typedef struct Text {
    char *head, *tail;          /* the first and the last bytes */
    size_t size;                /* of all */
} Text;

enum { HEAD = 4000, TAIL = 32000, CHANNEL = 1 << 20 };

typedef enum Ended { BY_ITSELF, TOO_SLOW, ASLEEP, READING, TOO_LARGE } Ended;

typedef struct Run {
    int status;                 /* as waitpid gives it */
    double seconds;             /* of processor time */
    Ended ended;
    Text said, printed;         /* on the channel; on stdout, stderr */
} Run;

unsigned seconds_allowed(void);
size_t megabytes_allowed(void);

/* Runs testify in a process of its own, which leaves nothing behind. */
void run_apart(Run *run, const Case *files, long i,
               const unsigned char *token);
void run_free(Run *run);

/* --- what is told (tell.c, lines.c) --- */

typedef struct Verdict {
    bool passed, timed;
} Verdict;

/* Makes of what was said, and how it ended, a verdict; tells it in full
 * if `full`, and it is not "passed". */
Verdict tell(const Run *run, const Case *files, const CheckWords *words,
             const unsigned char *token, bool full);

/* Copies the next saying of this token out of the channel. False: there
 * is none; *rest says whether there is something else. */
bool next_saying(const Text *said, size_t *at, const unsigned char *token,
                 char *kind, char text[SAYING + 1], size_t *size);

/* A line of the answer. */
typedef struct Line {
    char file[300], function[100];
    int number;                 /* 0: unknown */
} Line;

/* The reader's line at an offset in the answer: the first that is in no
 * header of the library. */
bool find_line(const char *object, size_t offset, Line *line);

#endif
