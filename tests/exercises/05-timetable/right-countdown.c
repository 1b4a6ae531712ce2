// Counts down to the next, instead of up.
#include "ouroboros.h"

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size);

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size)
{
    size_t done = 0, step = (size_t)threshold[0] + 1;
    size_t young = 0, middle = 0;       /* collections since */
    size_t total = 0, fresh = 0, in_middle = 0;
    for (size_t born = step; threshold[0] > 0 && born <= births;
         born += step) {
        char which = '0';
        if (middle > (size_t)threshold[2] && fresh >= total / 4) {
            which = '2';
            total += step + in_middle + fresh;
            in_middle = fresh = young = middle = 0;
        } else if (young > (size_t)threshold[1]) {
            which = '1';
            fresh += in_middle + step;
            in_middle = young = 0;
            middle++;
        } else {
            in_middle += step;
            young++;
        }
        if (done + 1 < size)
            ran[done] = which;
        done++;
    }
    if (size > 0)
        ran[done < size ? done : size - 1] = 0;
    return done;
}
