/* What to build. Nothing to change here. */
#ifndef TURNS_H
#define TURNS_H

typedef struct Turns Turns;

Turns *turns_new(void);
void turns_take(Turns *turns);
void turns_drop(Turns *turns);
int turns_waiting(Turns *turns);
void turns_free(Turns *turns);

#endif
