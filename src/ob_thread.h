/* thread: the threads of an interpreter, and the lock that lets one of
 * them run at a time, the GIL.
 *
 * CPython: Python/ceval_gil.c, Python/pystate.c
 *
 * INV-thread-1  The current thread has its interpreter's GIL.
 * INV-thread-2  `next` leads from the main thread to each other once:
 *               to as many as the GIL expects to end.
 * INV-thread-3  The GIL is asked for only while somebody waits for it.
 *
 * An interpreter is born with its main thread attached: it has the GIL.
 * Only an attached thread calls this library, but for what is said here
 * to be callable by others. What one thread did while it had the GIL,
 * the next one sees (giving up is a release, taking an acquire).
 *
 * Locks are taken in this order: the GIL; its mutex. With the mutex in
 * hand nobody is called, and nothing waited for but its own conditions.
 */
#ifndef OB_THREAD_H
#define OB_THREAD_H

#include "ob_state.h"

/* More bits of interp->requests. */
enum {
    OB_REQUEST_DROP_GIL = 2,    /* somebody waits for the GIL */
    OB_REQUEST_TICK = 4,        /* checkpoints are counted */
    OB_REQUEST_CALLS = 8,       /* somebody wants something called */
};

/* A thread state for another thread of the current interpreter, whose
 * ob_thread_attach is to be called there; NULL with MemoryError. Of
 * whose thread could not be started, attach and end it here (detached
 * yourself). */
ObThread *ob_thread_new(void);

/* Waits for the GIL, and makes `thread` the current one. It is attached
 * in one thread only, for good, but for main ones, which are detached
 * there first. Keeps errno. Who waits and is cancelled (pthread_cancel)
 * is so at its next cancellation point, like any thread: detached, it
 * is ended; attached, it is the end of the program. */
void ob_thread_attach(ObThread *thread);

/* Gives the GIL up, with no thread current then; returns who it was,
 * to attach it again. If somebody has asked for the GIL, that returns
 * when another thread has it. */
ObThread *ob_thread_detach(void);

/* Around what blocks, and calls nothing of this library. (CPython:
 * Py_BEGIN_ALLOW_THREADS) */
#define OB_BEGIN_ALLOW_THREADS \
    { ObThread *ob_saved_ = ob_thread_detach();
#define OB_END_ALLOW_THREADS \
    ob_thread_attach(ob_saved_); }

/* The current thread, which is not the main one, is over: its state is
 * freed, with no thread current then. ob_interp_free and _clear, which
 * are for the main thread, attached or not, wait until all others have
 * ended. A pending exception goes to the unraisable hook. A
 * thread that ends detached has this done for it; one that ends
 * attached, or in the middle of a callback, is the end of the
 * program. */
void ob_thread_end(void);

/* In the child of a fork, called first, by the thread that has forked
 * and was attached: it is the main thread, and there is no other. What
 * others were in the middle of stays unfinished; a collection and the
 * calls of others can begin anew. A child in which it
 * was not called ends where it would wait for a thread. */
void ob_after_fork_child(void);

/* For how long one waits before one asks for the GIL, in microseconds;
 * 5,000 at first. 0, or -1 with ValueError for 0. */
int ob_gil_set_interval(unsigned long microseconds);
unsigned long ob_gil_interval(void);

/* Before there is a second thread: from now on it is given up at each
 * `ticks`th checkpoint, wanted or not, nobody asks for it, and nobody
 * waits until another thread has it, as up to Python 3.1; 0: not. */
void ob_gil_set_ticks(int ticks);

/* --- calls of others --- */

/* What another thread wants called. */
typedef void ObPendingCall(void *arg);

/* From any thread, attached or not, but not from a signal handler: some
 * thread of the interpreter calls it at its next checkpoint, or the
 * end. What it raises goes to the unraisable hook. 0, or -1 when 32 are
 * waiting already. */
int ob_add_pending_call(ObInterp *interp, ObPendingCall *call,
                        void *arg);

/* How the GIL went round. */
typedef struct ObGilStats {
    unsigned long switches;     /* to a thread that had to wait */
    unsigned long forced;       /* given up because somebody asked */
    unsigned long longest_wait; /* for it, in switches */
} ObGilStats;

ObGilStats ob_gil_stats(void);

/* For a checkpoint: gives the GIL up if somebody asks for it. Returns
 * whether a collection is requested. */
bool ob_see_to_threads(void);

/* In a forked child that lacks the thread that collected. A hook: the
 * collector's. */
void ob_abandon_collection(void);

/* Returns 0, or -1 with a sentence in `why`, when INV-thread-1, -2 or
 * -3 does not hold. */
int ob_thread_validate(char *why, size_t size);

/* Whether a thread of the interpreter is in the middle of a death. */
bool ob_somebody_dies(void);

/* For the lifecycle: makes the GIL (0, or -1: no memory); waits until
 * all threads but the main one have ended; frees it. */
int ob_thread_start(ObInterp *interp);
bool ob_thread_wait(ObInterp *interp);
void ob_thread_stop(ObInterp *interp);

#endif
