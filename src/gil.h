/* thread: what thread.c needs of the GIL. Not for other layers.
 *
 * CPython: Include/internal/pycore_gil.h
 */
#ifndef GIL_H
#define GIL_H

#include "ob_thread.h"

typedef struct ObGil ObGil;

enum { PENDING = 32 };      /* so many calls may wait */

/* a call of another */
typedef struct ObCall {
    ObPendingCall *call;
    void *arg;
} ObCall;

/* A GIL for the interpreter, whose main thread has it: 0, or -1 without
 * memory. `left` is called in a thread that ends with its thread state
 * noted. And the end of it. */
int ob_gil_start(ObInterp *interp, void (*left)(void *thread));
void ob_gil_stop(ObInterp *interp);

/* The thread, which is not attached, waits for the GIL; has it, and
 * gives it up, with or without waiting for another to have it. */
void ob_take_gil(ObThread *self);
void ob_drop_gil(ObThread *self);

/* There is one thread more; the one that has the GIL is gone; waits
 * until all are. */
void ob_gil_expect(ObGil *gil);
void ob_gil_leave(ObGil *gil);
void ob_gil_wait(ObGil *gil);

/* How many are expected to end; whether somebody asks for it without
 * waiting for it. */
unsigned ob_gil_alive(ObGil *gil);
bool ob_gil_asked_in_vain(const ObInterp *interp);

/* Notes that the thread state is this thread's. */
void ob_gil_know(ObThread *thread);
void ob_gil_know_none(ObGil *gil);

/* The newest thread state of this thread; NULL: it has none, or only
 * a main one. */
ObThread *ob_gil_known(const ObGil *gil);

/* One more checkpoint was passed: whether it is time. */
bool ob_gil_tick(ObGil *gil);

/* Takes the oldest call that waits; false: there is none. */
bool ob_gil_next_call(ObInterp *interp, ObCall *next);

/* Whether this process is not the one that it was made for. */
bool ob_gil_is_copy(const ObGil *gil);

/* A new one, in a forked child, which that thread has. */
void ob_gil_renew(ObThread *self);

#endif
