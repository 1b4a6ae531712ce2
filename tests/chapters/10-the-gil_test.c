/* Chapter 10: threads, and the GIL. */
#define _POSIX_C_SOURCE 200809L
#include "support.h"
#include "fatal.h"

#include <pthread.h>
#include <stdlib.h>

/* --- threads, each with a thread state of the current interpreter --- */

typedef void Work(void *arg);

typedef struct Worker {
    pthread_t id;
    ObThread *state;
    Work *work;
    void *arg;
} Worker;

static void *run(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    self->work(self->arg);
    ob_thread_end();
    return NULL;
}

static void start(Worker *self, Work *work, void *arg)
{
    *self = (Worker){ .work = work, .arg = arg,
                      .state = ob_thread_new() };
    assert_non_null(self->state);
    assert_int_equal(pthread_create(&self->id, NULL, run, self), 0);
}

static void join(Worker *self)
{
    OB_BEGIN_ALLOW_THREADS
    pthread_join(self->id, NULL);
    OB_END_ALLOW_THREADS
}

/* --- one count --- */

enum { ROUNDS = 20000 };

static void count_up(void *arg)
{
    for (int i = 0; i < ROUNDS; i++) {
        ob_incref(arg);
        ob_checkpoint();
    }
}

static void no_count_is_lost(void **state)
{
    (void)state;
    ob_gil_set_interval(100);
    ObObject *list = ob_list_new();
    assert_non_null(list);
    Worker workers[4];
    for (int i = 0; i < 4; i++)
        start(&workers[i], count_up, list);
    for (int i = 0; i < 4; i++)
        join(&workers[i]);
    assert_int_equal(ob_refcnt(list), 1 + 4 * ROUNDS);
    for (int i = 0; i < 4 * ROUNDS; i++)
        ob_decref(list);
    ob_decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(no_count_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
