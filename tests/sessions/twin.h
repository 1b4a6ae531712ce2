/* The twin of a Python session: the same steps on the library, which
 * must log the same events. Bound names are globals. */
#ifndef TWIN_H
#define TWIN_H

#include "ouroboros.h"

/* Ends the twin with a message unless it holds. */
void must(bool holds);

/* Starts and ends a twin; twin_end returns what main is to return. The
 * deaths of a collection are one sorted line up to chapter 6. */
void twin_begin_in(const char *file);
#define twin_begin() twin_begin_in(__FILE__)
int twin_end(void);

/* name = Doomed(name, *friends): friends are names, NULL at the end. */
void doomed(const char *name, ...);

void befriend(const char *name, const char *friend);
void abandon(const char *name);                     /* all its friends */
void alias(const char *name, const char *other);    /* name = other */
void rebind(const char *name, ObObject *fresh);     /* steals */
void append(ObObject *list, const char *name);      /* from chapter 3 on */
void del(const char *name);
void count(const char *name);

#endif
