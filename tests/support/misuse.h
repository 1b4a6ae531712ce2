/* Programs that misuse the library, and how they end. */
#ifndef MISUSE_H
#define MISUSE_H

/* In a process of its own: it ends in abort(), and the last line that
 * it writes to stderr is "ouroboros: " and `says`. */
#define assert_aborts(misuse, says) \
    assert_aborts_at(misuse, says, __LINE__)
void assert_aborts_at(void (*misuse)(void), const char *says, int line);

#endif
