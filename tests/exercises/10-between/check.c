/* Exercise 10.1: each answer is tried on the library. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "threads.h"
#include "between.h"

#include <stdatomic.h>

#define GUESS "Fill in what you think, however unsure you are."
#define APPENDED "Appending passes no checkpoint, and gives up nothing: it is atomic."
#define PASSED "At a checkpoint the GIL is given up if somebody has asked for it. Nobody has."
#define ASKED "After the interval B asks, and at the next checkpoint A gives up the GIL, until B has it."
#define IN_VAIN "B asks, but the request is only looked at at a checkpoint, and A passes none."
#define DETACHED "Who waits without the GIL lets others in."
#define DIES "Last words are said in the thread that lets go last."
#define COLLECTS "The heap belongs to the interpreter. Whichever thread calls the collector, it looks at all of it."
#define NONE "None is immortal and static: nobody writes to it, so all interpreters can have the same."
#define LIST "Each interpreter has its own heap. A collector does not see the other one's lists."
#define LEFT "The exception is the thread's own: it is in ObThread."

/* Nobody is told what he has not guessed at. */
static void tried(int answer, int right, const char *why)
{
    expect_int("whether you have answered", answer != -1, 1, GUESS);
    expect_int("your answer", answer, right, why);
}

static const unsigned long HOUR = 3600000000ul;

static atomic_bool came, ready;

static void *come(void *state)
{
    ready = true;
    ob_thread_attach(state);
    came = true;
    ob_thread_end();
    return NULL;
}

/* B is on its way; a moment later it waits for the GIL. */
static Started let_b_wait(unsigned long interval)
{
    came = ready = false;
    ob_gil_set_interval(interval);
    Started b = start(come, need(ob_thread_new()));
    while (!ready)
        moment(100);
    moment(5000);
    return b;
}

static void end(Started b)
{
    OB_BEGIN_ALLOW_THREADS
    finish(b);
    OB_END_ALLOW_THREADS
}

static void append(void)
{
    Started b = let_b_wait(HOUR);
    ObObject *list = need(ob_list_new());
    for (int i = 0; i < 1000; i++)
        if (ob_list_append_steal(list, ob_int_new(5000 + i)) < 0)
            need(NULL);
    int in = came;
    end(b);
    ob_decref(list);
    tried(appended, in, APPENDED);
}

static void pass(void)
{
    Started b = let_b_wait(HOUR);
    for (int i = 0; i < 1000; i++)
        ob_checkpoint();
    int in = came;
    end(b);
    tried(passed, in, PASSED);
}

static void ask(void)
{
    Started b = let_b_wait(1000);
    while (!came)
        ob_checkpoint();
    end(b);
    tried(asked, 1, ASKED);
}

static void ask_in_vain(void)
{
    Started b = let_b_wait(1000);
    for (int i = 0; i < 50; i++) {
        ob_decref(need(ob_list_new()));
        moment(1000);
    }
    int in = came;
    end(b);
    tried(asked_in_vain, in, IN_VAIN);
}

static void detach(void)
{
    Started b = let_b_wait(HOUR);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 1000 && !came; i++)
        moment(10000);
    OB_END_ALLOW_THREADS
    int in = came;
    end(b);
    tried(detached, in, DETACHED);
}

/* --- what B does, and where last words are said --- */

static ObObject *given;
static const ObThread *said_in;

static void say(ObObject *op)
{
    (void)op;
    said_in = ob_thread_self;
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Speaker",
    .basic_size = sizeof(ObObject), .finalize = say,
    .free = ob_object_free,
};

static void *let_go(void *state)
{
    ob_thread_attach(state);
    ob_decref(given);
    ob_thread_end();
    return NULL;
}

static void dies(void)
{
    given = need(ob_object_new(&speaker_type, sizeof(ObObject)));
    end(start(let_go, need(ob_thread_new())));
    tried(maker_dies, said_in == ob_thread_self, DIES);
}

static size_t found;

static void *collect(void *state)
{
    ob_thread_attach(state);
    found = ob_gc_collect();
    ob_thread_end();
    return NULL;
}

static void leave_a_cycle(void)
{
    ObObject *list = need(ob_list_new());
    if (ob_list_append(list, list) < 0)
        need(NULL);
    ob_decref(list);
}

static void collected(void)
{
    leave_a_cycle();
    end(start(collect, need(ob_thread_new())));
    tried(collects, found > 0, COLLECTS);
}

/* --- another interpreter --- */

static void nones(void)
{
    const ObObject *none = ob_none();
    ObThread *self = ob_thread_swap(NULL);
    ObInterp *other = need(ob_interp_new(NULL));
    int same = ob_none() == none;
    ob_interp_free(other);
    ob_thread_swap(self);
    tried(same_none, same, NONE);
}

static void lists(void)
{
    leave_a_cycle();
    ObThread *self = ob_thread_swap(NULL);
    ObInterp *other = need(ob_interp_new(NULL));
    size_t freed = ob_gc_collect();
    ob_interp_free(other);
    ob_thread_swap(self);
    ob_gc_collect();
    tried(same_list, freed > 0, LIST);
}

static ObExc theirs;

static void *look(void *state)
{
    ob_thread_attach(state);
    theirs = ob_error();
    ob_thread_end();
    return NULL;
}

static void leaves(void)
{
    ob_raise(OB_VALUE_ERROR, "left");
    end(start(look, need(ob_thread_new())));
    ob_error_clear();
    tried(left, theirs != OB_NO_ERROR, LEFT);
}

int main(void)
{
    static const Check checks[] = {
        { "A appends", append, .section = "protects" },
        { "A passes checkpoints", pass, .section = "asking-for-it" },
        { "B asks", ask, .section = "asking-for-it" },
        { "B asks in vain", ask_in_vain, .section = "asking-for-it" },
        { "A sleeps", detach, .section = "blocking" },
        { "last words", dies, .section = "protects" },
        { "garbage", collected, .section = "protects" },
        { "None", nones, .section = "each-interpreter" },
        { "two heaps", lists, .section = "each-interpreter" },
        { "an exception", leaves, .section = "thread-states" },
    };
    return RUN(checks);
}
