/* Exercise 5.3: The timetable. A solution. */
#include "ouroboros.h"

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size);

typedef struct Table {
    const int *threshold;
    int count[3];
    size_t objects[3];
    size_t total, pending;      /* that live long */
} Table;

/* -1: none is due. */
static int due(const Table *table)
{
    bool quarter = table->pending >= table->total / 4;
    for (int g = 2; g >= 0; g--)
        if (table->count[g] > table->threshold[g]
            && (g < 2 || quarter))
            return g;
    return -1;
}

static void collect(Table *table, int generation)
{
    size_t survivors = 0;
    for (int g = 0; g <= generation; g++) {
        survivors += table->objects[g];
        table->objects[g] = 0;
        table->count[g] = 0;
    }
    int next = generation < 2 ? generation + 1 : 2;
    table->objects[next] += survivors;
    if (generation < 2)
        table->count[next]++;
    if (generation == 1)
        table->pending += survivors;
    if (generation == 2) {
        table->total = survivors;
        table->pending = 0;
    }
}

size_t timetable(size_t births, const int threshold[3], char ran[],
                 size_t size)
{
    Table table = { .threshold = threshold };
    size_t n = 0;
    for (size_t i = 0; i < births; i++) {
        table.count[0]++;
        table.objects[0]++;
        if (threshold[0] == 0 || table.count[0] <= threshold[0])
            continue;
        int generation = due(&table);
        collect(&table, generation);
        if (n + 1 < size)
            ran[n] = (char)('0' + generation);
        n++;
    }
    if (size > 0)
        ran[n < size ? n : size - 1] = '\0';
    return n;
}
