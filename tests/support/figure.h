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

/* A figure that the program draws itself: fig-NAME.ENDING, to be closed
 * by figure_close. */
FILE *figure_open(const char *name, const char *ending);
void figure_close(FILE *out, const char *name);

/* Ends the program with a message: what could not be made. */
void figure_failed(const char *what);

/* Ends the program: 0, or 1 if anything failed or leaked. */
int figures_end(void);

#endif
