// Each birth, in a struct of its own; writes the NUL as it goes.
#include "ouroboros.h"

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size);

struct generation { int count; size_t objects; };

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size)
{
    struct generation g[3] = { { 0, 0 }, { 0, 0 }, { 0, 0 } };
    size_t n = 0, survived = 0;
    if (size > 0)
        *ran = '\0';
    while (births-- > 0) {
        g[0].count++;
        g[0].objects++;
        int which = 0;
        if (threshold[0] <= 0 || g[0].count <= threshold[0])
            continue;
        if (g[1].count > threshold[1])
            which = 1;
        if (g[2].count > threshold[2]
            && g[2].objects - survived >= survived / 4)
            which = 2;
        for (int i = 0; i < which; i++) {
            g[i + 1].objects += g[i].objects;
            g[i] = (struct generation){ 0, 0 };
        }
        g[which].count = 0;
        if (which == 2) {
            survived = g[2].objects;
        } else {
            g[which + 1].objects += g[which].objects;
            g[which + 1].count++;
            g[which].objects = 0;
        }
        if (++n < size) {
            ran[n - 1] = (char)('0' + which);
            ran[n] = '\0';
        }
    }
    return n;
}
