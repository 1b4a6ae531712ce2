/* Writing figures: fig-NAME.dot and fig-NAME.txt from one snapshot. */
#ifndef FIGURE_H
#define FIGURE_H

#include "ouroboros.h"

/* The program's arguments: one, the folder to write to. Starts a
 * checked interpreter. */
void figures_begin(int argc, char **argv);

/* Takes a snapshot and writes it as figure `name`; marks what changed
 * since the figure before in the same program, if `since` is true. */
void figure(const char *name, bool since);

/* The same, with a label below the pictures of some objects; from
 * chapter 2 on. */
typedef struct FigureLabel {
    const ObObject *op;
    char text[28];
    bool changed;           /* since the figure before */
} FigureLabel;
void figure_labelled(const char *name, bool since, size_t n,
                     const FigureLabel *labels);

/* References that are not counted, for the next figure only; from
 * chapter 2 on. */
#if CHAPTER >= 2
void figure_tie(const ObObject *from, const ObObject *to, ObTie tie,
                bool changed);
#endif

/* --- structures: what something is made of --- */

/* A struct: a title and a note above, its members below each other. A
 * bar: its cells side by side, each as wide as what it stands for. Both
 * stay until they are written. */
int figure_box(bool changed, const char *title, const char *note, ...)
    OB_PRINTF(3, 4);
int figure_bar(double unit, const char *title, const char *note, ...)
    OB_PRINTF(3, 4);

/* A member, and where it leads: to a box or bar, or into the row `at`
 * of it, from 0; FIGURE_NOWHERE, FIGURE_TITLE. */
enum { FIGURE_NOWHERE = -1, FIGURE_TITLE = -1 };
typedef struct FigureRow {
    int to, at;
    bool changed, faint;
} FigureRow;
FigureRow *figure_row(int box, const char *field, const char *value, ...)
    OB_PRINTF(3, 4);

/* A cell of so many units. Shaded: nobody's. */
FigureRow *figure_cell(int bar, double width, bool shaded,
                       const char *text, ...) OB_PRINTF(4, 5);

/* What a cell is made of, is shown by this bar. */
void figure_zoom(int bar, int cell, int larger);

/* What is made for the next figure stands side by side. */
void figure_side_by_side(void);

/* Writes what was made since the last time as figure `name`; `since`,
 * unless NULL, is the figure of the moment before. */
void figure_structure(const char *name, const char *since);

/* A figure that the program draws itself: fig-NAME.ENDING, to be closed
 * by figure_close. */
FILE *figure_open(const char *name, const char *ending);
void figure_close(FILE *out, const char *name);

/* Ends the program with a message: what could not be made. */
void figure_failed(const char *what);

/* The same unless `result` is 0; unless `op`, which is returned, is an
 * object. */
void must(int result, const char *what);
ObObject *made(ObObject *op, const char *what);

/* Ends the program: 0, or 1 if anything failed or leaked. */
int figures_end(void);

#endif
