/* Exercise 1.1: One or two?    (make exercise EX=01-is)
 *
 * Replace each NOT_ANSWERED by what is so in Python 3.15:
 * 1 for True or yes, 0 for False or no, or a count.
 */
#include "is.h"

const int answers[QUESTIONS] = {
    /* 0: a file:      x = 3000; y = 3000;     print(x is y)     */
    NOT_ANSWERED,
    /* 1: the prompt:  x = 3000, then on its own line y = 3000,
                       then x is y                               */
    NOT_ANSWERED,
    /* 2: the prompt:  the same with 1000                        */
    NOT_ANSWERED,
    /* 3: a file:      x = int("3000"); y = x; print(x is y)     */
    NOT_ANSWERED,
    /* 4: a file:      x = int("3000"); y = int("3000");
                       print(x is y)                             */
    NOT_ANSWERED,
    /* 5: a file:      x = int("3000"); y = x; z = y; del y
                       How many names lead to the object now?    */
    NOT_ANSWERED,
    /* 6: a file:      x = int("3000"); y = x; x = None
                       Is the object dead?                       */
    NOT_ANSWERED,
    /* 7: a file:      x = int("7"); y = int("7"); del x, y
                       Is the object dead?                       */
    NOT_ANSWERED,
};
