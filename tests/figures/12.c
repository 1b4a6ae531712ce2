/* The figures of chapter 12: objects in memory, and the bytes beside
 * them. */
#include "figure.h"

static void cells(int bar, const char *const texts[], size_t n,
                  const bool changed[])
{
    for (size_t i = 0; i < n; i++)
        figure_cell(bar, 1, false, "%s", texts[i])->changed = changed != NULL
                                                          && changed[i];
}

/* In which order the ring comes by the objects that lie there. */
static void draw_orders(void)
{
    int bar = figure_bar(64, "memory", "the turns of a walk along the ring");
    cells(bar, (const char *[]){ "1", "2", "3", "4", "5", "6", "7", "8" }, 8,
          NULL);
    figure_structure("12-order-0", NULL);
    bar = figure_bar(64, "memory", "the turns of a walk along the ring");
    cells(bar, (const char *[]){ "5", "1", "7", "3", "8", "2", "6", "4" }, 8,
          (bool[]){ true, true, true, true, true, true, true, true });
    figure_structure("12-order-1", "12-order-0");
}

static void cells_of_page(const char *name, const char *since,
                          const char *first, const char *const texts[],
                          const bool changed[])
{
    int bar = figure_bar(76, "a page", "%s", first);
    cells(bar, texts, 5, changed);
    figure_structure(name, since);
}

/* A list of free cells that runs through them. */
static void draw_cells(void)
{
    cells_of_page("12-cells-0", NULL, "free: cell 0",
                  (const char *[]){ "next: 1", "next: 2", "next: 3",
                                    "next: 4", "the last" }, NULL);
    cells_of_page("12-cells-1", "12-cells-0", "free: cell 3",
                  (const char *[]){ "a list", "a list", "a list",
                                    "next: 4", "the last" },
                  (bool[]){ true, true, true, false, false });
    cells_of_page("12-cells-2", "12-cells-1", "free: cell 1",
                  (const char *[]){ "next: 3", "next: 0", "a list",
                                    "next: 4", "the last" },
                  (bool[]){ true, true, false, false, false });
}

/* A page with three lists in it, and a place for a fourth. */
static void draw_page(void)
{
    int page = figure_bar(30, "a page", "cells of 48 bytes");
    figure_cell(page, 3, false, "a list");
    figure_cell(page, 3, false, "a list");
    figure_cell(page, 3, true, "free");
    figure_cell(page, 3, false, "a list");
    figure_cell(page, 3, true, "free");
    int bytes = figure_bar(30, "its bytes", "one for each 16");
    static const int state[] = { 1, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0 };
    for (size_t i = 0; i < 15; i++)
        figure_cell(bytes, 1, state[i] == 0, "%d", state[i]);
    figure_structure("12-page", NULL);
}

static void bytes_at(const char *name, const char *since,
                     const char *const texts[], const bool changed[])
{
    int bar = figure_bar(48, "bytes of six lists", "from left to right");
    cells(bar, texts, 6, changed);
    figure_structure(name, since);
}

/* a is held; a refers to d and b, d to c, e and f to each other. */
static void draw_sweep(void)
{
    bytes_at("12-sweep-0", NULL,
             (const char *[]){ "c: 6", "a: 6", "b: 6", "d: 6", "e: 6", "f: 6" },
             NULL);
    bytes_at("12-sweep-1", "12-sweep-0",
             (const char *[]){ "c: 254", "a: 253", "b: 254", "d: 254", "e: 254",
                               "f: 254" },
             (bool[]){ true, true, true, true, true, true });
    bytes_at("12-sweep-2", "12-sweep-1",
             (const char *[]){ "c: 254", "a: 3", "b: 255", "d: 255", "e: 254",
                               "f: 254" },
             (bool[]){ false, true, true, true, false, false });
    bytes_at("12-sweep-3", "12-sweep-2",
             (const char *[]){ "c: 255", "a: 3", "b: 3", "d: 3", "e: 254",
                               "f: 254" },
             (bool[]){ true, false, true, true, false, false });
    bytes_at("12-sweep-4", "12-sweep-3",
             (const char *[]){ "c: 3", "a: 3", "b: 3", "d: 3", "e: 254",
                               "f: 254" },
             (bool[]){ true, false, false, false, false, false });
}

int main(int argc, char **argv)
{
    figures_begin(argc, argv);
    draw_orders();
    draw_cells();
    draw_page();
    draw_sweep();
    return figures_end();
}
