/* What it costs to come by a million cells of 64 bytes, and to look at
 * each: by where they lie, and by what is known of where the next one
 * is. No heap has to do with it. */
#define _POSIX_C_SOURCE 200809L
#include "rounds.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 1000000, ROUNDS = 7 };

typedef struct Cell {
    struct Cell *next;
    uint64_t value[7];
} Cell;

static Cell *cells;
static Cell **order;
static uint8_t *bytes;          /* one for each 16 bytes of the cells */
static volatile uint64_t sink;

static void in_order(void)
{
    for (size_t i = 0; i < MANY; i++)
        order[i] = &cells[i];
}

static void shuffle(void)
{
    uint64_t random = 88172645463325252u;
    for (size_t i = MANY; i > 1; i--) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        size_t k = random % i;
        Cell *swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

static void link_all(void)
{
    for (size_t i = 0; i + 1 < MANY; i++)
        order[i]->next = order[i + 1];
    order[MANY - 1]->next = NULL;
}

static uint64_t along_links(void)
{
    uint64_t sum = 0;
    for (const Cell *cell = order[0]; cell != NULL; cell = cell->next)
        sum += cell->value[0];
    return sum;
}

static uint64_t along_array(void)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < MANY; i++)
        sum += order[i]->value[0];
    return sum;
}

/* A byte of each cell's four, in the order of the array. */
static uint64_t along_bytes(void)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < MANY; i++)
        sum += bytes[4 * (size_t)(order[i] - cells)];
    return sum;
}

static void measure(const char *what, uint64_t (*walk)(void))
{
    double took[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double begun = now();
        sink += walk();
        took[i] = (now() - begun) / MANY;
    }
    printf("  %-48s %6.1f ns\n", what, median(took, ROUNDS));
}

int main(void)
{
    cells = aligned_alloc(64, MANY * sizeof *cells);
    order = malloc(MANY * sizeof *order);
    bytes = malloc((size_t)4 * MANY);
    if (cells == NULL || order == NULL || bytes == NULL)
        return 1;
    for (size_t i = 0; i < MANY; i++)
        cells[i] = (Cell){ .value = { i } };
    /* Never written, they would all be one page of zeros. */
    memset(bytes, 1, (size_t)4 * MANY);
    in_order();
    link_all();
    puts("a million cells of 64 bytes, each looked at once:");
    measure("linked, and linked as they lie", along_links);
    shuffle();
    link_all();
    measure("linked, and anywhere", along_links);
    measure("named by an array, and anywhere", along_array);
    measure("a byte beside each, in that same order", along_bytes);
    in_order();
    measure("a byte beside each, as they lie", along_bytes);
    free(bytes);
    free(order);
    free(cells);
    return 0;
}
