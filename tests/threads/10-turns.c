/* The lock of exercise 10.2, in eight threads: one at a time has it. */
#include "eight.h"
#include "turns.h"

enum { ROUNDS = 200 };

static Turns *turns;
static int counted;                 /* by whoever has the lock */

static void *count(void *arg)
{
    for (int i = 0; i < ROUNDS; i++) {
        turns_take(turns);
        counted++;
        if (turns_waiting(turns) >= THREADS)
            wrong++;
        turns_drop(turns);
    }
    return arg;
}

int main(void)
{
    void *nothing[THREADS] = { NULL };
    turns = turns_new();
    if (turns == NULL)
        return 1;
    in_eight_threads(count, nothing);
    wrong += counted != THREADS * ROUNDS;
    turns_free(turns);
    return judged();
}
