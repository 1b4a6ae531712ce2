/* A program that may crash runs in a process of its own. */
#ifndef CHILD_H
#define CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* As fork; the child's output goes nowhere if it is to be silent. */
pid_t begin_child(bool silent);

/* As waitpid's status. */
int wait_for(pid_t child);

#endif
