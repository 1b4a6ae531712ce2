/* A program on the library and on the model, side by side. */
#ifndef RUN_H
#define RUN_H

#include "library.h"
#include "model.h"

typedef struct Run {
    Library library;
    Model model;
    Op op;                          /* after which they differed */
    bool ended;                     /* that was after the last */
    char why[2 * LOG_SIZE + 400];   /* in what */
} Run;

/* 0, or -1 when they differ. */
int run_program(Run *run, const Program *program, Mode mode);

/* Writes what differed. */
void run_explain(const Run *run, FILE *out);

#endif
