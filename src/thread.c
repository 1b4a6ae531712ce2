/* thread: thread states.
 *
 * CPython: Python/pystate.c
 */
#include "gil.h"

/* --- whether a thread state is this thread's --- */

static bool is_here(const ObThread *thread)
{
    const ObThread *here = ob_gil_known(thread->interp->gil);
    while (here != NULL && here != thread)
        here = here->outer;
    return here != NULL;
}

static void forget(const ObThread *gone)
{
    ObThread *here = ob_gil_known(gone->interp->gil);
    if (here == gone && gone->outer == NULL)
        ob_gil_know_none(gone->interp->gil);
    else if (here == gone)
        ob_gil_know(gone->outer);
    for (; here != NULL; here = here->outer)
        if (here->outer == gone)
            here->outer = gone->outer;
}

/* --- attach and detach --- */

/* CPython: PyEval_RestoreThread, _PyThreadState_Attach */
void ob_thread_attach(ObThread *thread)
{
    ob_require_pointer(thread);
    ob_require(ob_thread_self == NULL,
               "another thread state is attached here");
    /* note in which thread it is */
    if (!thread->known && thread != &thread->interp->main) {
        thread->outer = ob_gil_known(thread->interp->gil);
        thread->known = true;
        ob_gil_know(thread);
    }
    ob_require(!thread->known || is_here(thread),
               "the thread state belongs to another thread");
    ob_take_gil(thread);
    ob_thread_swap(thread);
}

/* CPython: PyEval_SaveThread, _PyThreadState_Detach */
ObThread *ob_thread_detach(void)
{
    ObThread *self = ob_self();
    ob_thread_swap(NULL);
    ob_drop_gil(self);
    return self;
}

/* A call may add another, which then has to wait for the next
 * checkpoint; nor does one begin in the middle of one.
 * CPython: make_pending_calls */
static void make_pending_calls(ObInterp *interp)
{
    if (interp->calling != NULL)
        return;
    interp->calling = ob_self();
    ObError aside;
    ob_put_aside(&aside);
    ObCall next;
    int left = PENDING;
    while (left-- > 0 && ob_gil_next_call(interp, &next)) {
        next.call(next.arg);
        if (ob_error() != OB_NO_ERROR)
            ob_unraisable_in("Exception ignored in a pending call:");
    }
    ob_put_back(&aside);
    interp->calling = NULL;
}

/* CPython: PyThreadState_New */
ObThread *ob_thread_new(void)
{
    ObInterp *interp = ob_self()->interp;
    ObThread *thread = ob_mem_alloc(&interp->mem, OB_MEM_DATA,
                                    sizeof *thread);
    if (thread == NULL)
        return ob_raise_memory();
    *thread = (ObThread){ .interp = interp,
                          .next = interp->main.next };
    interp->main.next = thread;
    ob_gil_expect(interp->gil);
    return thread;
}

static void unlink_thread(ObInterp *interp, const ObThread *gone)
{
    ObThread *thread = &interp->main;
    while (thread->next != gone)
        thread = thread->next;
    thread->next = gone->next;
}

/* is it in the middle of something */
static bool is_busy(const ObThread *self)
{
    const ObInterp *interp = self->interp;
    return self->deaths != 0 || self->depth != 0
           || interp->gc.collecting == self || interp->calling == self;
}

/* CPython: PyThreadState_DeleteCurrent */
void ob_thread_end(void)
{
    ObThread *self = ob_self();
    ObInterp *interp = self->interp;
    /* require that it may end here */
    ob_require(self != &interp->main,
               "the main thread ends with its interpreter");
    ob_require(!is_busy(self),
               "the thread is in the middle of something");
    /* say what it leaves behind */
    self->depth++;          /* whom the hook calls cannot end it */
    if (ob_error() != OB_NO_ERROR)
        ob_unraisable_in("Exception ignored in thread:");
    forget(self);
    unlink_thread(interp, self);
    ob_mem_free(&interp->mem, self);
    ob_thread_swap(NULL);
    ob_gil_leave(interp->gil);
}

/* Called by the system when a thread ends that has not said so. */
static void left(void *arg)
{
    if (ob_thread_self != NULL)
        ob_fatal("ob_thread_attach",
                 "a thread ends that is attached");
    ObThread *thread = arg;
    ob_gil_know(thread);        /* the system has forgotten it */
    while (thread != NULL) {
        ObThread *outer = thread->outer;
        ob_thread_attach(thread);
        if (is_busy(thread))
            ob_fatal("ob_thread_end",
                     "a thread ends in the middle of something");
        ob_thread_end();
        thread = outer;
    }
}

int ob_thread_start(ObInterp *interp)
{
    return ob_gil_start(interp, left);
}

/* CPython: wait_for_thread_shutdown, Python/pylifecycle.c */
bool ob_thread_wait(ObInterp *interp)
{
    /* only the main thread may wait */
    if (ob_gil_known(interp->gil) != NULL)
        ob_fatal("ob_interp_free",
                 "only its main thread can end the interpreter");
    if (!interp->main.holds_gil)
        ob_take_gil(&interp->main);
    bool found = interp->main.next != NULL;
    if (found) {
        ob_thread_detach();
        ob_gil_wait(interp->gil);
        ob_thread_attach(&interp->main);
    }
    found |= (interp->requests & OB_REQUEST_CALLS) != 0;
    /* make the calls that others want */
    if (interp->requests & OB_REQUEST_CALLS)
        make_pending_calls(interp);
    return found;
}

void ob_thread_stop(ObInterp *interp)
{
    ob_gil_stop(interp);
}

/* CPython: PyOS_AfterFork_Child */
void ob_after_fork_child(void)
{
    ObThread *self = ob_self();
    ObInterp *interp = self->interp;
    ObThread *others = interp->main.next;
    ob_require(ob_gil_is_copy(interp->gil),
               "this process is no child of a fork");
    /* leave what others were in the middle of */
    ObThread **busy[] = { &interp->gc.collecting, &interp->calling };
    if (*busy[0] != NULL && *busy[0] != self)
        ob_abandon_collection();
    for (size_t i = 0; i < 2; i++)
        *busy[i] = *busy[i] == self ? &interp->main : NULL;
    if (self != &interp->main)
        interp->main = *self;
    interp->main.next = NULL;
    interp->main.known = false;
    ob_thread_swap(&interp->main);
    while (others != NULL) {
        ObThread *gone = others;
        others = gone->next;
        ob_mem_free(&interp->mem, gone);
    }
    ob_gil_renew(&interp->main);
}

/* CPython: _Py_HandlePending */
bool ob_see_to_threads(void)
{
    ObInterp *interp = ob_self()->interp;
    /* make the calls that others want */
    if (interp->requests & OB_REQUEST_CALLS)
        make_pending_calls(interp);
    /* count a tick */
    if ((interp->requests & OB_REQUEST_TICK) != 0
        && ob_gil_tick(interp->gil))
        ob_thread_attach(ob_thread_detach());
    if (interp->requests & OB_REQUEST_DROP_GIL)
        ob_thread_attach(ob_thread_detach());
    return (interp->requests & OB_REQUEST_COLLECTION) != 0;
}

/* --- check the threads --- */

/* Whether there are as many as are expected, all of the interpreter. */
static bool are_whole(const ObInterp *interp)
{
    unsigned left = ob_gil_alive(interp->gil);
    const ObThread *thread = interp->main.next;
    for (; left > 0 && thread != NULL; left--) {
        if (thread->interp != interp)
            return false;
        thread = thread->next;
    }
    return left == 0 && thread == NULL;
}

int ob_thread_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    const ObInterp *interp = ob_self()->interp;
    const char *broken = NULL;
    if (!ob_self()->holds_gil)
        broken = "INV-thread-1: the current thread lacks the GIL";
    else if (!are_whole(interp))
        broken = "INV-thread-2: the list of threads is broken";
    else if (ob_gil_asked_in_vain(interp))
        broken = "INV-thread-3: the GIL is asked for by nobody";
    if (broken != NULL)
        snprintf(why, size, "%s", broken);
    return broken == NULL ? 0 : -1;
}

/* is anybody in the middle of a death */
bool ob_somebody_dies(void)
{
    const ObThread *thread = &ob_self()->interp->main;
    while (thread != NULL && thread->deaths == 0)
        thread = thread->next;
    return thread != NULL;
}
