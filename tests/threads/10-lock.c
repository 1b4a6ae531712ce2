/* The lock of exercise 10.3, in eight threads of an interpreter: between the two steps of an addition others may run. */
#include "eight.h"
#include "lock.h"

enum { ROUNDS = 50 };

static ObObject *guard;
static int counted;                 /* by whoever has the lock */

static void let_others_in(void)
{
    ob_thread_attach(ob_thread_detach());
}

static void *count(void *state)
{
    ob_thread_attach(state);
    for (int i = 0; i < ROUNDS; i++) {
        bool at_once = i % 5 == 0 && lock_acquire(guard, false);
        if (!at_once && !lock_acquire(guard, true))
            wrong++;
        int before = counted;
        let_others_in();
        counted = before + 1;
        wrong += lock_release(guard) != 0;
    }
    ob_thread_end();
    return NULL;
}

int main(void)
{
    void *states[THREADS];
    ObInterp *interp = ob_interp_new(NULL);
    if (interp == NULL || (guard = lock_new()) == NULL)
        return 1;
    for (int i = 0; i < THREADS; i++)
        states[i] = ob_thread_new();
    OB_BEGIN_ALLOW_THREADS
    in_eight_threads(count, states);
    OB_END_ALLOW_THREADS
    wrong += counted != THREADS * ROUNDS;
    ob_decref(guard);
    wrong += ob_interp_free(interp) != 0;
    return judged();
}
