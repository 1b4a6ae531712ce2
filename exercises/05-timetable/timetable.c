/* Exercise 5.3: The timetable    (make exercise EX=05-timetable) */
#include "ouroboros.h"

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size);

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size)
{
    /* Your code. */
    (void)births;
    (void)threshold;
    if (size > 0)
        ran[0] = '\0';
    return 0;
}
