/* Misuse: a call must end its process in abort(), having said one
 * sentence on stderr. It does so in a child. */
#ifndef FATAL_H
#define FATAL_H

#include <stdbool.h>

/* `call` says "ouroboros: SENTENCE", and nothing else. It must not be
 * one that is skipped in unchecked memory (unchecked.h): a test skips
 * before it. */
#define assert_fatal(call, sentence) \
    do { \
        if (fatal_in_child()) { \
            (void)(call); \
            fatal_survived(); \
        } \
        fatal_judge(#call, sentence, __LINE__); \
    } while (0)

/* A row of a table of misuse. In a release build, which checks no
 * preconditions, there is no such table. */
#define MISUSE assert_fatal

bool fatal_in_child(void);
void fatal_survived(void);
void fatal_judge(const char *call, const char *sentence, int line);

#endif
