/* What to build. Nothing to change here. */
#ifndef FORK_H
#define FORK_H

long pages_copied(void (*work)(void *arg), void *arg);

#endif
