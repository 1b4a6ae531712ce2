/* thread: thread states.
 *
 * CPython: Python/pystate.c
 */
#include "gil.h"

/* --- attach and detach --- */

/* CPython: PyEval_RestoreThread, _PyThreadState_Attach */
void ob_thread_attach(ObThread *thread)
{
    ob_require_pointer(thread);
    ob_require(ob_thread_self == NULL,
               "another thread state is attached here");
    /* note in which thread it is */
    if (!thread->known && thread != &thread->interp->main) {
        thread->known = true;
        ob_gil_know(thread);
    }
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

/* CPython: PyThreadState_New */
ObThread *ob_thread_new(void)
{
    ObInterp *interp = ob_self()->interp;
    ObThread *thread = ob_mem_alloc(&interp->mem, OB_MEM_DATA,
                                    sizeof *thread);
    if (thread == NULL)
        return ob_raise_memory();
    *thread = (ObThread){ .interp = interp, .next = interp->threads };
    interp->threads = thread;
    ob_gil_expect(interp->gil);
    return thread;
}

static void unlink_thread(ObInterp *interp, const ObThread *gone)
{
    ObThread **link = &interp->threads;
    while (*link != gone)
        link = &(*link)->next;
    *link = gone->next;
}

/* CPython: PyThreadState_DeleteCurrent */
void ob_thread_end(void)
{
    ObThread *self = ob_self();
    ObInterp *interp = self->interp;
    /* require that it may end here */
    ob_require(self != &interp->main,
               "the main thread ends with its interpreter");
    ob_require(self->deaths == 0 && self->depth == 0,
               "the thread is in the middle of something");
    /* say what it leaves behind */
    if (ob_error() != OB_NO_ERROR)
        ob_unraisable_in("Exception ignored in thread:");
    unlink_thread(interp, self);
    ob_mem_free(&interp->mem, self);
    ob_thread_swap(NULL);
    ob_gil_leave(interp->gil);
}

/* Called by the system as a thread ends that is not told about. */
static void left(void *arg)
{
    if (ob_thread_self != NULL)
        ob_fatal("ob_thread_attach",
                 "a thread ends that is attached");
    ob_thread_attach(arg);
    ob_thread_end();
}

int ob_thread_start(ObInterp *interp)
{
    return ob_gil_start(interp, left);
}

/* CPython: wait_for_thread_shutdown, Python/pylifecycle.c */
void ob_thread_wait(ObInterp *interp)
{
    /* only the main thread may wait */
    if (ob_gil_is_known(interp->gil))
        ob_fatal("ob_interp_free",
                 "only its main thread can end the interpreter");
    if (!interp->main.holds_gil)
        ob_take_gil(&interp->main);
    if (interp->threads == NULL)
        return;
    ob_thread_detach();
    ob_gil_wait(interp->gil);
    ob_thread_attach(&interp->main);
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
    if (self != &interp->main) {
        interp->main = *self;
        interp->main.next = NULL;
        ob_thread_swap(&interp->main);
    }
    while (interp->threads != NULL) {
        ObThread *gone = interp->threads;
        interp->threads = gone->next;
        ob_mem_free(&interp->mem, gone);
    }
    ob_gil_renew(&interp->main);
}

/* CPython: _Py_HandlePending */
bool ob_see_to_threads(void)
{
    ObInterp *interp = ob_self()->interp;
    /* count a tick */
    if ((interp->requests & OB_REQUEST_TICK) != 0
        && ob_gil_tick(interp->gil))
        ob_thread_attach(ob_thread_detach());
    if (interp->requests & OB_REQUEST_DROP_GIL)
        ob_thread_attach(ob_thread_detach());
    return (interp->requests & OB_REQUEST_COLLECTION) != 0;
}
