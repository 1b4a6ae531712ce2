/* Chapter 10: threads, and the GIL. What goes wrong in a thread beside
 * is noted there and judged here: cmocka's assertions are for the main
 * thread. A wait that nobody ends is ended by the test's time limit. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "support.h"
#include "fatal.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define interp() (ob_thread_self->interp)

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

/* No allocation is refused where several threads make them: an
 * assertion that fails in the middle would leave them alone. */
static void start_as(Worker *self, void *(*as)(void *), Work *work,
                     void *arg)
{
    refuse_nth(0);
    *self = (Worker){ .work = work, .arg = arg,
                      .state = ob_thread_new() };
    assert_non_null(self->state);
    assert_int_equal(pthread_create(&self->id, NULL, as, self), 0);
}

static void start(Worker *self, Work *work, void *arg)
{
    start_as(self, run, work, arg);
}

static void join(Worker *self)
{
    OB_BEGIN_ALLOW_THREADS
    pthread_join(self->id, NULL);
    OB_END_ALLOW_THREADS
}

/* A place where one thread waits for another one. */
typedef struct Gate {
    int ends[2];
} Gate;

static Gate gate_new(void)
{
    Gate gate;
    assert_int_equal(pipe(gate.ends), 0);
    return gate;
}

static void open_gate(Gate *gate)
{
    while (write(gate->ends[1], "x", 1) != 1)
        ;
}

static void pass_gate(Gate *gate)
{
    char byte;
    while (read(gate->ends[0], &byte, 1) != 1)
        ;
}

static void gate_free(Gate *gate)
{
    close(gate->ends[0]);
    close(gate->ends[1]);
}

static ObObject *held_list(void)
{
    ObObject *list = ob_list_new();
    assert_non_null(list);
    return list;
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

static void let_go_of(ObObject *op, int times)
{
    for (int i = 0; i < times; i++)
        ob_decref(op);
}

static void no_count_is_lost(void **state)
{
    (void)state;
    assert_int_equal(ob_gil_set_interval(100), 0);
    ObObject *list = held_list();
    Worker workers[4];
    for (int i = 0; i < 4; i++)
        start(&workers[i], count_up, list);
    for (int i = 0; i < 4; i++)
        join(&workers[i]);
    assert_int_equal(ob_refcnt(list), 1 + 4 * ROUNDS);
    let_go_of(list, 1 + 4 * ROUNDS);
}

/* --- whoever asks gets it --- */

static void raise_flag(void *arg)
{
    *(bool *)arg = true;        /* under the GIL: no atomic is needed */
}

static void who_asks_gets_it(void **state)
{
    (void)state;
    ob_gil_set_interval(1000);
    bool came = false;
    Worker worker;
    start(&worker, raise_flag, &came);
    while (!came)
        ob_checkpoint();
    join(&worker);
    ObGilStats stats = ob_gil_stats();
    assert_true(stats.switches >= 1);
    assert_true(stats.forced >= 1);
    assert_true(stats.forced <= stats.switches);
}

/* Without a checkpoint nobody gets it, however long it asks. */
static void without_a_checkpoint_nobody_gets_it(void **state)
{
    (void)state;
    ob_gil_set_interval(1);
    bool came = false;
    Worker worker;
    start(&worker, raise_flag, &came);
    while (!(interp()->requests & OB_REQUEST_DROP_GIL))
        ;
    assert_false(came);
    assert_int_equal(validate_all(), 0);
    assert_int_equal(ob_gil_stats().switches, 0);
    ob_checkpoint();
    join(&worker);
    assert_true(came);
}

static void *knock(void *arg)
{
    Worker *self = arg;
    open_gate(self->arg);
    ob_thread_attach(self->state);
    ob_thread_end();
    return NULL;
}

static Gate caught, let_on;

static void stand_still(int signal_number)
{
    (void)signal_number;
    open_gate(&caught);
    pass_gate(&let_on);
}

/* One who comes back while another one is too slow has it once more. */
static void to_come_back_is_no_switch(void **state)
{
    (void)state;
    ob_gil_set_interval(100000000);
    caught = gate_new();
    let_on = gate_new();
    Gate gate = gate_new();
    struct sigaction still = { .sa_handler = stand_still };
    sigaction(SIGUSR1, &still, NULL);
    Worker worker;
    start_as(&worker, knock, NULL, &gate);
    pass_gate(&gate);
    nanosleep(&(struct timespec){ 0, 20000000 }, NULL);
    pthread_kill(worker.id, SIGUSR1);   /* while it waits */
    pass_gate(&caught);
    for (int i = 0; i < 10; i++)
        ob_thread_attach(ob_thread_detach());
    assert_int_equal(ob_gil_stats().switches, 0);
    open_gate(&let_on);
    join(&worker);
    signal(SIGUSR1, SIG_DFL);
    gate_free(&gate);
    gate_free(&caught);
    gate_free(&let_on);
}

enum { PLAYERS = 3 };

typedef struct Turns {
    bool over;
    int mine[PLAYERS];
} Turns;

typedef struct Player {
    Turns *turns;
    int number;
} Player;

static void take_turns(void *arg)
{
    const Player *self = arg;
    while (!self->turns->over) {
        self->turns->mine[self->number]++;
        ob_checkpoint();
    }
}

static bool all_had_turns(const Turns *turns)
{
    for (int i = 0; i < PLAYERS; i++)
        if (turns->mine[i] == 0)
            return false;
    return true;
}

static void all_who_wait_are_served(void **state)
{
    (void)state;
    ob_gil_set_interval(50);
    Turns turns = { .over = false };
    Player players[PLAYERS];
    Worker workers[PLAYERS];
    for (int i = 0; i < PLAYERS; i++) {
        players[i] = (Player){ &turns, i };
        start(&workers[i], take_turns, &players[i]);
    }
    while (!all_had_turns(&turns) || ob_gil_stats().switches < 100)
        ob_checkpoint();
    turns.over = true;
    for (int i = 0; i < PLAYERS; i++)
        join(&workers[i]);
    assert_true(ob_gil_stats().longest_wait <= 1000);
}

static void the_interval_can_be_set(void **state)
{
    (void)state;
    assert_int_equal(ob_gil_interval(), 5000);
    assert_int_equal(ob_gil_set_interval(2500000), 0);
    assert_int_equal(ob_gil_interval(), 2500000);
    assert_int_equal(ob_gil_set_interval(0), -1);
    assert_raised(OB_VALUE_ERROR,
                  "switch interval must be strictly positive");
    assert_int_equal(ob_gil_interval(), 2500000);
}

/* Nearly a second: whoever waits for that long has to carry one. */
static void a_long_interval_is_cut_short(void **state)
{
    (void)state;
    ob_gil_set_interval(999999);
    Gate gate = gate_new();
    Worker worker;
    start_as(&worker, knock, NULL, &gate);
    pass_gate(&gate);
    nanosleep(&(struct timespec){ 0, 20000000 }, NULL);
    join(&worker);              /* long before the interval is over */
    gate_free(&gate);
}

/* --- waiting for something else --- */

typedef struct Visit {
    Gate in, out;
    bool came;
} Visit;

static void visit(void *arg)
{
    Visit *self = arg;
    self->came = true;
    open_gate(&self->in);
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&self->out);
    OB_END_ALLOW_THREADS
}

static void who_waits_lets_others_run(void **state)
{
    (void)state;
    Visit self = { gate_new(), gate_new(), false };
    Worker worker;
    start(&worker, visit, &self);
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&self.in);        /* it has the GIL, or had it */
    OB_END_ALLOW_THREADS
    assert_true(self.came);
    open_gate(&self.out);
    join(&worker);
    gate_free(&self.in);
    gate_free(&self.out);
}

static void attach_keeps_errno(void **state)
{
    (void)state;
    bool came = false;
    Worker worker;
    start(&worker, raise_flag, &came);
    OB_BEGIN_ALLOW_THREADS
    pthread_join(worker.id, NULL);
    errno = EDOM;
    OB_END_ALLOW_THREADS
    assert_int_equal(errno, EDOM);
}

static void detached_there_is_no_thread(void **state)
{
    ObThread *self = ob_thread_detach();
    assert_ptr_equal(self, &((ObInterp *)*state)->main);
    assert_null(ob_thread_self);
    ob_thread_attach(self);
    assert_ptr_equal(ob_thread_self, self);
    assert_int_equal(ob_gil_stats().switches, 0);
}

/* --- each has its own --- */

static void fail_in_its_own_way(void *arg)
{
    (void)arg;
    ob_raise(OB_KEY_ERROR, "theirs");
    ob_checkpoint();
}

static void note_unraisable(const ObError *error, const char *context,
                            void *arg)
{
    snprintf(arg, 100, "%.50s %s: %.20s", context,
             ob_exc_name(error->exc), error->text);
}

static void an_error_is_its_threads(void **state)
{
    (void)state;
    char said[100] = "";
    ob_unraisable_to(note_unraisable, said);
    ob_raise(OB_VALUE_ERROR, "ours");
    Worker worker;
    start(&worker, fail_in_its_own_way, NULL);
    join(&worker);
    assert_raised(OB_VALUE_ERROR, "ours");
    assert_string_equal(said, "Exception ignored in thread: "
                        "KeyError: theirs");
    ob_unraisable_to(NULL, NULL);
}

/* --- threads come and go --- */

static void wait_at_gate(void *arg)
{
    OB_BEGIN_ALLOW_THREADS
    pass_gate(arg);
    OB_END_ALLOW_THREADS
}

static int length(void)
{
    int n = 0;
    for (const ObThread *t = &interp()->main; t != NULL; t = t->next)
        n++;
    return n;
}

static void threads_are_listed(void **state)
{
    (void)state;
    Gate gates[3];
    Worker workers[3];
    for (int i = 0; i < 3; i++) {
        gates[i] = gate_new();
        start(&workers[i], wait_at_gate, &gates[i]);
    }
    static const int order[] = { 1, 0, 2 };
    for (int i = 0; i < 3; i++) {
        assert_int_equal(length(), 4 - i);
        assert_int_equal(validate_all(), 0);
        open_gate(&gates[order[i]]);
        join(&workers[order[i]]);
        gate_free(&gates[order[i]]);
    }
    assert_int_equal(length(), 1);
}

/* One that could not be started is ended by whoever made it. */
static void one_that_never_ran_is_ended(void **state)
{
    (void)state;
    ObThread *other = ob_thread_new();
    assert_non_null(other);
    ObThread *self = ob_thread_detach();
    ob_thread_attach(other);
    ob_thread_end();
    assert_null(ob_thread_self);
    ob_thread_attach(self);
    assert_int_equal(length(), 1);
}

/* A thread that just ends, without its thread state. */
static void *leave_detached(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    (void)ob_thread_detach();
    return NULL;
}

static void who_ends_detached_is_ended(void **state)
{
    (void)state;
    Worker worker;
    start_as(&worker, leave_detached, NULL, NULL);
    join(&worker);
    assert_int_equal(length(), 1);
}

static void *leave_attached(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    return NULL;
}

static int wait_for_one_who_left(void)
{
    ob_after_fork_child();
    Worker worker;
    start_as(&worker, leave_attached, NULL, NULL);
    join(&worker);
    return 0;
}

static void who_ends_attached_ends_the_program(void **state)
{
    (void)state;
    assert_fatal(wait_for_one_who_left(),
                 "ob_thread_attach: a thread ends that is attached");
}

/* --- threads are cancelled --- */

/* AddressSanitizer leaves poison on the stack of who is cancelled, and
 * then meets it itself: it is not asked. */
#ifdef OB_SANITIZED
#define return_if_sanitized() return
#else
#define return_if_sanitized() ((void)0)
#endif

typedef struct Cancelled {
    Gate gate, never;
    bool had_it;
} Cancelled;

static void *sleep_detached(void *arg)
{
    Worker *self = arg;
    Cancelled *its = self->arg;
    ob_thread_attach(self->state);
    OB_BEGIN_ALLOW_THREADS
    open_gate(&its->gate);
    pass_gate(&its->never);
    OB_END_ALLOW_THREADS
    return NULL;
}

static void who_is_cancelled_detached_is_ended(void **state)
{
    (void)state;
    return_if_sanitized();
    Cancelled its = { gate_new(), gate_new(), false };
    Worker worker;
    start_as(&worker, sleep_detached, NULL, &its);
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&its.gate);
    OB_END_ALLOW_THREADS
    pthread_cancel(worker.id);
    join(&worker);
    assert_int_equal(length(), 1);
    assert_int_equal(validate_all(), 0);
    gate_free(&its.gate);
    gate_free(&its.never);
}

/* Waits for the GIL, has it, gives it up, and is cancelled. */
static void *sleep_after_waiting(void *arg)
{
    Worker *self = arg;
    Cancelled *its = self->arg;
    open_gate(&its->gate);
    ob_thread_attach(self->state);
    its->had_it = true;
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&its->never);
    OB_END_ALLOW_THREADS
    return NULL;
}

static unsigned long waiting_for_it(void)
{
    return interp()->requests & OB_REQUEST_DROP_GIL;
}

static void who_waits_is_cancelled_afterwards(void **state)
{
    (void)state;
    return_if_sanitized();
    ob_gil_set_interval(1000);
    Cancelled its = { gate_new(), gate_new(), false };
    Worker worker;
    start_as(&worker, sleep_after_waiting, NULL, &its);
    pass_gate(&its.gate);
    while (!waiting_for_it())
        ;
    pthread_cancel(worker.id);
    join(&worker);
    assert_true(its.had_it);
    assert_int_equal(length(), 1);
    assert_int_equal(validate_all(), 0);
    gate_free(&its.gate);
    gate_free(&its.never);
}

static void be_cancelled(pthread_t self)
{
    pthread_cancel(self);
    pthread_testcancel();
}

static void *be_cancelled_attached(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    be_cancelled(pthread_self());
    return NULL;
}

static int cancelled_as(void *(*as)(void *))
{
    ob_after_fork_child();
    Worker worker;
    start_as(&worker, as, NULL, NULL);
    join(&worker);
    return 0;
}

static ObObject *be_cancelled_detached(ObObject *op,
                                       ObObject *const args[], size_t n)
{
    (void)op;
    (void)args;
    (void)n;
    OB_BEGIN_ALLOW_THREADS
    be_cancelled(pthread_self());
    OB_END_ALLOW_THREADS
    return ob_none();
}

static void *be_cancelled_in_a_callback(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    ObObject *doomed = ob_doomed_new("Dan");
    ObObject *function = ob_function_new("f", be_cancelled_detached);
    if (doomed != NULL && function != NULL
        && ob_ref_new(doomed, function) != NULL)
        ob_decref(doomed);
    return NULL;
}

static void who_ends_in_the_middle_ends_the_program(void **state)
{
    (void)state;
    return_if_sanitized();
    assert_fatal(cancelled_as(be_cancelled_in_a_callback),
                 "ob_thread_end: a thread ends in the middle of "
                 "something");
}

static void who_is_cancelled_attached_ends_the_program(void **state)
{
    (void)state;
    return_if_sanitized();
    assert_fatal(cancelled_as(be_cancelled_attached),
                 "ob_thread_attach: a thread ends that is attached");
}

/* --- an interpreter begins --- */

typedef struct Poor {
    unsigned long asked, refused;
} Poor;

static void *poor_alloc(void *ctx, size_t size)
{
    Poor *poor = ctx;
    return ++poor->asked == poor->refused ? NULL : malloc(size);
}

static void *poor_resize(void *ctx, void *block, size_t size)
{
    Poor *poor = ctx;
    return ++poor->asked == poor->refused ? NULL : realloc(block, size);
}

static void poor_free(void *ctx, void *block)
{
    (void)ctx;
    free(block);
}

/* Whether it begins without asking for the n-th block. */
static bool begins(unsigned long n)
{
    ObThread *outer = ob_thread_self;
    Poor poor = { 0, n };
    ObAllocator allocator = { &poor, poor_alloc, poor_resize, poor_free };
    ObInterp *inner = ob_interp_new(&(ObConfig){ .allocator = &allocator });
    if (inner != NULL)
        assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(outer);
    return poor.asked < n;
}

static void without_memory_it_does_not_begin(void **state)
{
    (void)state;
    unsigned long n = 1;
    while (!begins(n))
        n++;
    assert_true(n > 1);
}

static void without_a_key_it_does_not_begin(void **state)
{
    (void)state;
    static pthread_key_t keys[100000];
    size_t n = 0;
    while (n < 100000 && pthread_key_create(&keys[n], NULL) == 0)
        n++;
    ObThread *outer = ob_thread_self;
    ObInterp *inner = ob_interp_new(NULL);
    while (n-- > 0)
        pthread_key_delete(keys[n]);
    assert_null(inner);
    assert_ptr_equal(ob_thread_self, outer);
}

/* --- an interpreter ends --- */

typedef struct Late {
    Gate gate;
    bool ended;
} Late;

static void end_late(void *arg)
{
    Late *self = arg;
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&self->gate);
    OB_END_ALLOW_THREADS
    ObObject *list = ob_list_new();
    if (list != NULL)
        ob_decref(list);
    self->ended = true;
}

static void its_end_waits_for_its_threads(void **state)
{
    ObThread *outer = ob_thread_swap(NULL);
    ObInterp *inner = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(inner);
    Late late = { gate_new(), false };
    Worker worker;
    start(&worker, end_late, &late);
    open_gate(&late.gate);
    assert_int_equal(ob_interp_free(inner), 0);
    assert_true(late.ended);
    assert_null(ob_thread_self);
    pthread_join(worker.id, NULL);
    gate_free(&late.gate);
    ob_thread_swap(outer);
    assert_ptr_equal(interp(), *state);
}

/* Whoever ends it need not be attached. */
static void its_end_attaches_the_main_thread(void **state)
{
    (void)state;
    ObThread *outer = ob_thread_swap(NULL);
    ObInterp *inner = ob_interp_new(NULL);
    assert_non_null(inner);
    assert_ptr_equal(ob_thread_detach(), &inner->main);
    assert_int_equal(ob_interp_free(inner), 0);
    assert_null(ob_thread_self);
    ob_thread_swap(outer);
}

static void end_it_from_beside(void *arg)
{
    ob_interp_free(arg);
}

static int end_from_beside(void)
{
    ob_after_fork_child();
    Worker worker;
    start(&worker, end_it_from_beside, interp());
    join(&worker);
    return 0;
}

static void only_the_main_thread_ends_it(void **state)
{
    (void)state;
    assert_fatal(end_from_beside(), "ob_interp_free: only its main "
                 "thread can end the interpreter");
}

/* --- forks --- */

static bool child_is_alone(void)
{
    ob_after_fork_child();
    char why[200];
    return ob_thread_self == &interp()->main && length() == 1
           && ob_validate(why, sizeof why) == 0;
}

/* How it went is told as fatal.h hears it. */
static int child_ends(void)
{
    ObInterp *self = interp();
    if (child_is_alone() && ob_interp_free(self) == 0)
        ob_fatal("the child", "it ended well");
    return -1;
}

static void a_fork_leaves_others_behind(void **state)
{
    (void)state;
    Gate gate = gate_new();
    Worker workers[2];
    for (int i = 0; i < 2; i++)
        start(&workers[i], wait_at_gate, &gate);
    if (fatal_in_child()) {
        child_ends();
        fatal_survived();
    }
    for (int i = 0; i < 2; i++)
        open_gate(&gate);
    for (int i = 0; i < 2; i++)
        join(&workers[i]);
    gate_free(&gate);
    fatal_judge("child_ends()", "the child: it ended well", __LINE__);
}

static void fork_beside(void *arg)
{
    (void)arg;
    if (fatal_in_child()) {
        child_ends();
        fatal_survived();
    }
}

static void who_forks_is_the_main_thread(void **state)
{
    (void)state;
    Worker worker;
    start(&worker, fork_beside, NULL);
    join(&worker);
    fatal_judge("child_ends()", "the child: it ended well", __LINE__);
}

/* Forked while another thread has the GIL: there it has it for ever. */
static void hold_at_gate(void *arg)
{
    Visit *self = arg;
    open_gate(&self->in);
    pass_gate(&self->out);      /* and does not detach */
}

static void a_fork_of_who_lacks_it_is_told(void **state)
{
    (void)state;
    Visit self = { gate_new(), gate_new(), false };
    Worker worker;
    start(&worker, hold_at_gate, &self);
    ObThread *main_thread = ob_thread_detach();
    pass_gate(&self.in);
    assert_fatal((ob_thread_attach(main_thread), 0),
                 "ob_after_fork_child: a thread that has the GIL forks, "
                 "and calls this in the child");
    open_gate(&self.out);
    ob_thread_attach(main_thread);
    join(&worker);
    gate_free(&self.in);
    gate_free(&self.out);
}

static int wait_in_child(void)
{
    return ob_interp_free(interp());
}

static void a_child_that_says_nothing_is_told(void **state)
{
    (void)state;
    Gate gate = gate_new();
    Worker worker;
    start(&worker, wait_at_gate, &gate);
    assert_fatal(wait_in_child(),
                 "ob_after_fork_child: a thread that has the GIL forks, "
                 "and calls this in the child");
    open_gate(&gate);
    join(&worker);
    gate_free(&gate);
}

/* --- a callback that blocks --- */

typedef struct Pause {
    Gate in, out;
    size_t collected;
    int dead, whole, whole_inside;
    ObObject *ref;
} Pause;

static Pause *paused;       /* callbacks have no argument for it */

static ObObject *block(ObObject *self, ObObject *const args[], size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    char why[200];
    paused->whole_inside = ob_validate(why, sizeof why) == 0;
    OB_BEGIN_ALLOW_THREADS
    open_gate(&paused->in);
    pass_gate(&paused->out);
    OB_END_ALLOW_THREADS
    return ob_none();
}

static void work_meanwhile(void *arg)
{
    Pause *self = arg;
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&self->in);
    OB_END_ALLOW_THREADS
    ObObject *found = NULL, *cycle = ob_list_new();
    if (cycle == NULL || ob_list_append_steal(cycle, cycle) < 0)
        return;
    self->dead = ob_ref_get(self->ref, &found) == 0;
    self->collected = ob_gc_collect();
    char why[200];
    self->whole = ob_validate(why, sizeof why) == 0;
    open_gate(&self->out);
}

static void begin_pause(Pause *self, Worker *worker, const char *name)
{
    *self = (Pause){ .in = gate_new(), .out = gate_new() };
    paused = self;
    ObObject *doomed = ob_doomed_new(name);
    ObObject *function = ob_function_new("block", block);
    assert_non_null(doomed);
    assert_non_null(function);
    self->ref = ob_ref_new(doomed, function);
    assert_non_null(self->ref);
    ob_decref(function);
    start(worker, work_meanwhile, self);
    ob_decref(doomed);
}

static void end_pause(Pause *self, Worker *worker)
{
    join(worker);
    assert_true(self->dead);
    assert_true(self->whole);
    assert_true(self->whole_inside);
    ob_decref(self->ref);
    gate_free(&self->in);
    gate_free(&self->out);
}

static void others_run_while_a_callback_blocks(void **state)
{
    (void)state;
    ob_gc_disable();
    Pause self;
    Worker worker;
    begin_pause(&self, &worker, "Ada");
    end_pause(&self, &worker);
    assert_int_equal(self.collected, 1);
}

static void let_go_and_block(void *arg)
{
    ob_decref(arg);
}

/* An object that has no references, in another thread's hands. */
static void others_deaths_are_no_fault(void **state)
{
    (void)state;
    refuse_nth(0);
    Pause self = { .in = gate_new(), .out = gate_new() };
    paused = &self;
    ObObject *doomed = ob_doomed_new("Cy");
    ObObject *function = ob_function_new("block", block);
    assert_true(doomed != NULL && function != NULL);
    self.ref = ob_ref_new(doomed, function);
    assert_non_null(self.ref);
    ob_decref(function);
    Worker worker, bystander;
    start(&worker, let_go_and_block, doomed);
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&self.in);
    OB_END_ALLOW_THREADS
    Gate gate = gate_new();
    start(&bystander, wait_at_gate, &gate);
    int whole = validate_all();
    open_gate(&gate);
    open_gate(&self.out);
    join(&worker);
    join(&bystander);
    gate_free(&gate);
    gate_free(&self.in);
    gate_free(&self.out);
    ob_decref(self.ref);
    assert_int_equal(whole, 0);
}

/* It cannot be collected in the middle of a collection, whoever asks. */
static void others_do_not_collect_meanwhile(void **state)
{
    (void)state;
    ob_gc_disable();
    refuse_nth(0);
    Pause self = { .in = gate_new(), .out = gate_new() };
    paused = &self;
    ObObject *doomed = ob_doomed_new("Bob"), *cycle = ob_list_new();
    ObObject *function = ob_function_new("block", block);
    assert_true(doomed != NULL && cycle != NULL && function != NULL);
    self.ref = ob_ref_new(doomed, function);
    assert_non_null(self.ref);
    ob_decref(function);
    ob_list_append_steal(cycle, doomed);
    ob_list_append_steal(cycle, cycle);
    Worker worker;
    start(&worker, work_meanwhile, &self);
    assert_int_equal(ob_gc_collect(), 2);
    end_pause(&self, &worker);
    assert_int_equal(self.collected, 0);
    assert_int_equal(ob_gc_collect(), 1);
}

/* --- a hundred ticks --- */

static int switched_after;

static void note_ticks(void *arg)
{
    switched_after = *(int *)arg;
}

static void ticks_are_counted(void **state)
{
    (void)state;
    ob_gil_set_ticks(100);
    int passed = 0;
    switched_after = -1;
    Worker worker;
    start(&worker, note_ticks, &passed);
    while (switched_after < 0 && passed < 100000000) {
        ob_checkpoint();
        passed++;
    }
    join(&worker);
    assert_true(switched_after > 0);
    assert_int_equal(switched_after % 100, 99);
    assert_int_equal(ob_gil_stats().forced, 0);
    ob_gil_set_ticks(0);
    assert_int_equal(interp()->requests & OB_REQUEST_TICK, 0);
}

/* Not even where a collection is due, but nobody has asked for it. */
static void a_tick_is_no_reason_to_collect(void **state)
{
    (void)state;
    ob_gc_set_threshold(10, 10, 10);
    ob_gc_disable();
    for (int i = 0; i < 20; i++) {
        ObObject *cycle = ob_list_new();
        assert_int_equal(ob_list_append_steal(cycle, cycle), 0);
    }
    ob_checkpoint();
    ob_gc_enable();
    ob_gil_set_ticks(3);
    size_t before = 0, after = 0;
    for (int i = 0; i < OB_GENERATIONS; i++)
        before += interp()->gc.stats[i].collections;
    for (int i = 0; i < 10; i++)
        ob_checkpoint();
    for (int i = 0; i < OB_GENERATIONS; i++)
        after += interp()->gc.stats[i].collections;
    assert_int_equal(before, after);
    assert_int_equal(ob_gc_collect(), 20);
}

/* --- two interpreters --- */

typedef struct Twin {
    pthread_t id;
    Gate *mine, *others;
    int result;
} Twin;

/* Each opens the other's gate while it has its own GIL. */
static void *live(void *arg)
{
    Twin *self = arg;
    ObInterp *own = ob_interp_new(&(ObConfig){ .debug_mem = true });
    self->result = -1;
    if (own == NULL)
        return NULL;
    open_gate(self->others);
    pass_gate(self->mine);
    for (int i = 0; i < 1000; i++) {
        ObObject *list = ob_list_new();
        if (list == NULL || ob_list_append(list, ob_none()) < 0
            || ob_list_append_steal(list, list) < 0)
            return NULL;
        ob_checkpoint();
    }
    self->result = ob_interp_free(own);
    return NULL;
}

static void two_interpreters_run_at_once(void **state)
{
    (void)state;
    refuse_nth(0);
    Gate gates[2] = { gate_new(), gate_new() };
    Twin twins[2];
    for (int i = 0; i < 2; i++) {
        twins[i] = (Twin){ .mine = &gates[i], .others = &gates[!i] };
        assert_int_equal(
            pthread_create(&twins[i].id, NULL, live, &twins[i]), 0);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(twins[i].id, NULL);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(twins[i].result, 0);
        gate_free(&gates[i]);
    }
    assert_int_equal(validate_all(), 0);
}

/* --- calls of others --- */

static int calls;

static void call_once(void *arg)
{
    calls++;
    if (arg != NULL)
        ob_raise(OB_VALUE_ERROR, "%s", (const char *)arg);
}

static void call_again(void *arg)
{
    calls++;
    ob_add_pending_call(arg, call_again, arg);
    ob_checkpoint();            /* not one in the middle of one */
}

static void others_calls_are_made(void **state)
{
    (void)state;
    char said[100] = "";
    ob_unraisable_to(note_unraisable, said);
    calls = 0;
    ObInterp *self = interp();
    OB_BEGIN_ALLOW_THREADS      /* nobody is attached */
    assert_int_equal(ob_add_pending_call(self, call_once, NULL), 0);
    assert_int_equal(ob_add_pending_call(self, call_once, "late"), 0);
    OB_END_ALLOW_THREADS
    assert_int_equal(calls, 0);
    ob_raise(OB_KEY_ERROR, "ours");
    ob_checkpoint();
    assert_int_equal(calls, 2);
    assert_raised(OB_KEY_ERROR, "ours");
    assert_string_equal(said, "Exception ignored in a pending call: "
                        "ValueError: late");
    ob_checkpoint();
    assert_int_equal(calls, 2);
    ob_unraisable_to(NULL, NULL);
}

static void no_more_than_32_calls_wait(void **state)
{
    (void)state;
    calls = 0;
    for (int i = 0; i < 32; i++)
        assert_int_equal(
            ob_add_pending_call(interp(), call_once, NULL), 0);
    assert_int_equal(ob_add_pending_call(interp(), call_once, NULL), -1);
    ob_checkpoint();
    assert_int_equal(calls, 32);
}

/* One that asks for itself again is called again; no checkpoint, and no
 * end of an interpreter, is endless because of it. */
static void a_call_that_comes_again_ends(void **state)
{
    (void)state;
    ObThread *outer = ob_thread_swap(NULL);
    ObInterp *inner = ob_interp_new(NULL);
    assert_non_null(inner);
    calls = 0;
    ob_add_pending_call(inner, call_again, inner);
    ob_checkpoint();
    assert_int_equal(calls, 32);
    assert_int_equal(ob_interp_free(inner), 0);
    assert_in_range(calls, 64, 10000);
    ob_thread_swap(outer);
}

/* --- the end, and what begins in it --- */

static void call_fifty(void *arg)
{
    if (++calls < 50)
        ob_add_pending_call(arg, call_fifty, arg);
}

static void all_calls_are_made_at_the_end(void **state)
{
    (void)state;
    ObThread *outer = ob_thread_swap(NULL);
    ObInterp *inner = ob_interp_new(NULL);
    assert_non_null(inner);
    calls = 0;
    ob_add_pending_call(inner, call_fifty, inner);
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(outer);
    assert_int_equal(calls, 50);
}

static Worker late_worker;

static void work_late(void *arg)
{
    Gate *gate = arg;
    OB_BEGIN_ALLOW_THREADS
    pass_gate(gate);
    OB_END_ALLOW_THREADS
    calls++;
}

/* Last words that start a thread, and want something called. */
static void speak(ObObject *op)
{
    (void)op;
    static Gate gate;
    gate = gate_new();
    late_worker = (Worker){ .work = work_late, .arg = &gate,
                            .state = ob_thread_new() };
    pthread_create(&late_worker.id, NULL, run, &late_worker);
    ob_add_pending_call(interp(), call_once, NULL);
    open_gate(&gate);
}

static ObType speaker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Speaker",
    .basic_size = sizeof(ObObject), .finalize = speak,
    .free = ob_object_free,
};

static void its_end_waits_for_what_last_words_begin(void **state)
{
    (void)state;
    ObThread *outer = ob_thread_swap(NULL);
    ObInterp *inner = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(inner);
    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *op = ob_object_new(&speaker_type, sizeof *op);
    assert_int_equal(ob_namespace_bind_steal(globals, "op", op), 0);
    calls = 0;
    assert_int_equal(ob_interp_free(inner), 0);
    assert_int_equal(calls, 2);
    pthread_join(late_worker.id, NULL);
    ob_thread_swap(outer);
}

/* --- forks in the middle of something --- */

/* `ends`: nothing was left that only the other thread could let go of. */
static void begin_anew(bool ends)
{
    ob_after_fork_child();
    ob_gc_disable();            /* the cycle is for ob_gc_collect */
    ObInterp *self = interp();
    ObObject *cycle = ob_list_new();
    ob_list_append_steal(cycle, cycle);
    calls = 0;
    ob_add_pending_call(self, call_once, NULL);
    ob_checkpoint();
    char why[200];
    if (calls == 1 && ob_gc_collect() >= 1
        && ob_validate(why, sizeof why) == 0
        && (!ends || (ob_interp_free(self), true)))
        ob_fatal("the child", "it ended well");
}

static void fork_while(Worker *worker, Gate *in, Gate *out, bool ends)
{
    OB_BEGIN_ALLOW_THREADS
    pass_gate(in);
    OB_END_ALLOW_THREADS
    if (fatal_in_child()) {
        if (freopen("/dev/null", "w", stdout) != NULL)
            begin_anew(ends);
        fatal_survived();
    }
    open_gate(out);
    join(worker);
    gate_free(in);
    gate_free(out);
    fatal_judge("begin_anew()", "the child: it ended well", __LINE__);
}

static void call_and_block(void *arg)
{
    (void)arg;
    ob_decref(block(NULL, NULL, 0));
}

static void be_called(void *arg)
{
    (void)arg;
    ob_add_pending_call(interp(), call_and_block, NULL);
    ob_checkpoint();
}

static void a_fork_in_anothers_call(void **state)
{
    (void)state;
    Pause self = { .in = gate_new(), .out = gate_new() };
    paused = &self;
    Worker worker;
    start(&worker, be_called, NULL);
    fork_while(&worker, &self.in, &self.out, true);
}

static void block_at_start(const char *phase, const ObGcInfo *info,
                           void *arg)
{
    (void)info;
    (void)arg;
    if (strcmp(phase, "start") == 0)
        ob_decref(block(NULL, NULL, 0));
}

static void collect_beside(void *arg)
{
    (void)arg;
    (void)ob_gc_collect();
}

static void block_finalize(ObObject *op)
{
    (void)op;
    ob_decref(block(NULL, NULL, 0));
}

static ObType blocking_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Blocking",
    .basic_size = sizeof(ObObject), .finalize = block_finalize,
    .free = ob_object_free,
};

/* Garbage is set apart, and speaks, when the other one forks. */
static void a_fork_between_last_words(void **state)
{
    (void)state;
    ob_gc_disable();
    refuse_nth(0);
    Pause self = { .in = gate_new(), .out = gate_new() };
    paused = &self;
    ObObject *cycle = ob_list_new();
    assert_int_equal(ob_list_append_steal(
        cycle, ob_object_new(&blocking_type, sizeof(ObObject))), 0);
    assert_int_equal(ob_list_append_steal(cycle, cycle), 0);
    Worker worker;
    start(&worker, collect_beside, NULL);
    fork_while(&worker, &self.in, &self.out, false);
}

static void a_fork_in_anothers_collection(void **state)
{
    (void)state;
    ob_gc_disable();
    refuse_nth(0);
    Pause self = { .in = gate_new(), .out = gate_new() };
    paused = &self;
    assert_int_equal(ob_gc_add_callback(block_at_start, NULL), 0);
    Worker worker;
    start(&worker, collect_beside, NULL);
    OB_BEGIN_ALLOW_THREADS
    pass_gate(&self.in);
    OB_END_ALLOW_THREADS
    open_gate(&self.in);
    ob_gc_remove_callback(block_at_start, NULL);
    fork_while(&worker, &self.in, &self.out, true);
}

/* In the middle of what it does itself: that goes on in the child. */
static bool in_child;

static ObObject *fork_within(ObObject *op, ObObject *const args[],
                             size_t n)
{
    (void)op;
    (void)args;
    (void)n;
    in_child = fatal_in_child();
    if (in_child)
        ob_after_fork_child();
    return ob_none();
}

static void fork_last(ObObject *op)
{
    ob_decref(fork_within(op, NULL, 0));
}

static ObType forker_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Forker",
    .basic_size = sizeof(ObObject), .finalize = fork_last,
    .call = fork_within, .free = ob_object_free,
};

static void end_if_child(void)
{
    if (!in_child)
        return;
    if (ob_interp_free(interp()) == 0)
        ob_fatal("the child", "it ended well");
    fatal_survived();
}

static void fork_in_a_death(void *arg)
{
    (void)arg;
    ob_decref(ob_object_new(&forker_type, sizeof(ObObject)));
    end_if_child();
}

static void fork_in_a_call(void *arg)
{
    (void)arg;
    static ObType quiet;
    quiet = forker_type;
    quiet.finalize = NULL;
    ObObject *op = ob_object_new(&quiet, sizeof(ObObject));
    ob_decref(ob_call(op, NULL, 0));
    ob_decref(op);
    end_if_child();
}

static void fork_in_its_collection(const char *phase,
                                   const ObGcInfo *info, void *arg)
{
    (void)info;
    (void)arg;
    if (strcmp(phase, "stop") == 0)
        ob_decref(fork_within(NULL, NULL, 0));
}

static void fork_in_a_collection(void *arg)
{
    (void)arg;
    ob_gc_add_callback(fork_in_its_collection, NULL);
    (void)ob_gc_collect();
    ob_gc_remove_callback(fork_in_its_collection, NULL);
    end_if_child();
}

static void what_forks_goes_on(void **state)
{
    (void)state;
    Work *const in_the_middle[] = { fork_in_a_death, fork_in_a_call,
                                    fork_in_a_collection };
    ob_gc_disable();
    for (size_t i = 0; i < 3; i++) {
        Worker worker;
        start(&worker, in_the_middle[i], NULL);
        join(&worker);
        fatal_judge("end_if_child()", "the child: it ended well",
                    __LINE__);
    }
}

/* --- several states in one thread --- */

static void *have_three(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    ObThread *b = ob_thread_new(), *c = ob_thread_new();
    (void)ob_thread_detach();
    if (b == NULL || c == NULL)
        return NULL;
    ob_thread_attach(b);
    (void)ob_thread_detach();
    ob_thread_attach(c);
    (void)ob_thread_detach();
    ob_thread_attach(b);
    ob_thread_end();                /* the middle one */
    ob_thread_attach(self->state);
    (void)ob_thread_detach();
    return NULL;
}

static void all_states_of_a_thread_end_with_it(void **state)
{
    (void)state;
    Worker worker;
    start_as(&worker, have_three, NULL, NULL);
    join(&worker);
    assert_int_equal(length(), 1);
}

/* --- misuse --- */

#ifndef NDEBUG
static void free_it(void *arg)
{
    ob_interp_free(arg);
}

static int call_the_end(void)
{
    ob_after_fork_child();
    ob_add_pending_call(interp(), free_it, interp());
    ob_checkpoint();
    return 0;
}

static void end_it(void *arg)
{
    (void)arg;
    ob_thread_end();
}

static void attach_other(void)
{
    ob_after_fork_child();
    ObThread *other = ob_thread_new();
    (void)ob_thread_detach();
    ob_thread_attach(other);
}

static int end_in_a_call(void)
{
    attach_other();
    ob_add_pending_call(interp(), end_it, NULL);
    ob_checkpoint();
    return 0;
}

static void end_told(const char *phase, const ObGcInfo *info, void *arg)
{
    (void)phase;
    (void)info;
    end_it(arg);
}

static int end_in_a_collection(void)
{
    attach_other();
    ob_gc_add_callback(end_told, NULL);
    (void)ob_gc_collect();
    return 0;
}

static void end_hooked(const ObError *error, const char *context,
                       void *arg)
{
    (void)error;
    (void)context;
    end_it(arg);
}

static int end_in_its_end(void)
{
    attach_other();
    ob_unraisable_to(end_hooked, NULL);
    ob_raise(OB_VALUE_ERROR, "x");
    ob_thread_end();
    return 0;
}

static void *attach_it(void *arg)
{
    ob_thread_attach(arg);
    return NULL;
}

static int attach_anothers(void)
{
    attach_other();
    ObThread *self = ob_thread_detach();
    pthread_t id;
    pthread_create(&id, NULL, attach_it, self);
    pthread_join(id, NULL);
    return 0;
}

static int attach_twice(void)
{
    ob_thread_attach(&interp()->main);
    return 0;
}

static int end_main(void)
{
    ob_thread_end();
    return 0;
}

/* In the middle of a repr. */
static ObObject *end_within(ObObject *op)
{
    (void)op;
    ob_after_fork_child();
    ObThread *other = ob_thread_new();
    (void)ob_thread_detach();
    ob_thread_attach(other);
    (void)ob_enter("in a test");
    ob_thread_end();
    return NULL;
}

static int set_late(void)
{
    (void)ob_thread_new();
    ob_gil_set_ticks(100);
    return 0;
}

static int without_anybody(void)
{
    (void)ob_thread_detach();
    return ob_gil_set_interval(1);
}

static void misuse_ends_in_a_sentence(void **state)
{
    (void)state;
    MISUSE(attach_twice(), "ob_thread_attach: another thread state is "
           "attached here");
    MISUSE((ob_thread_attach(NULL), 0),
           "ob_thread_attach: `thread` is NULL");
    MISUSE(end_main(), "ob_thread_end: the main thread ends with its "
           "interpreter");
    MISUSE(end_within(NULL), "ob_thread_end: the thread is in the "
           "middle of something");
    MISUSE(call_the_end(), "ob_interp_free: a pending call cannot end "
           "the interpreter");
    MISUSE(end_in_a_call(), "ob_thread_end: the thread is in the "
           "middle of something");
    MISUSE(end_in_a_collection(), "ob_thread_end: the thread is in the "
           "middle of something");
    MISUSE(end_in_its_end(), "ob_thread_end: the thread is in the "
           "middle of something");
    MISUSE(attach_anothers(), "ob_thread_attach: the thread state "
           "belongs to another thread");
    MISUSE((ob_after_fork_child(), ob_after_fork_child(), 0),
           "ob_after_fork_child: this process is no child of a fork");
    MISUSE((ob_gil_set_ticks(-1), 0),
           "ob_gil_set_ticks: `ticks` is negative");
    MISUSE(set_late(), "ob_gil_set_ticks: there are threads already");
    MISUSE(without_anybody(),
           "ob_gil_set_interval: there is no interpreter");
    MISUSE(ob_add_pending_call(NULL, call_once, NULL),
           "ob_add_pending_call: `interp` is NULL");
    MISUSE(ob_add_pending_call(interp(), NULL, NULL),
           "ob_add_pending_call: `call` is NULL");
    MISUSE(ob_thread_validate(NULL, 0),
           "ob_thread_validate: `why` is NULL");
}
#endif

/* --- what is broken is found --- */

static void what_is_broken_is_found(void **state)
{
    (void)state;
    ObInterp *self = interp();
    self->main.holds_gil = false;
    assert_broken("INV-thread-1: the current thread lacks the GIL");
    self->main.holds_gil = true;
    ObThread one = { .interp = self }, foreign = { 0 };
    self->main.next = &one;
    assert_broken("INV-thread-2: the list of threads is broken");
    self->main.next = NULL;
    Worker worker;
    Gate gate = gate_new();
    start(&worker, wait_at_gate, &gate);
    ObThread *whole = self->main.next;
    self->main.next = NULL;
    assert_broken("INV-thread-2: the list of threads is broken");
    self->main.next = &foreign;
    assert_broken("INV-thread-2: the list of threads is broken");
    self->main.next = whole;
    open_gate(&gate);
    join(&worker);
    gate_free(&gate);
    self->requests |= OB_REQUEST_DROP_GIL;
    assert_broken("INV-thread-3: the GIL is asked for by nobody");
    self->requests &= ~(unsigned)OB_REQUEST_DROP_GIL;
    assert_int_equal(validate_all(), 0);
}

/* --- refused allocations --- */

/* Two thread states, which take turns in this thread. */
static int scenario(void)
{
    ObThread *self = ob_thread_self, *other = ob_thread_new();
    if (other == NULL)
        return -1;
    (void)ob_thread_detach();
    ob_thread_attach(other);
    ObObject *list = ob_list_new();
    int result = list != NULL ? ob_list_append_steal(list, list) : -1;
    bool failed = ob_error() != OB_NO_ERROR;
    ob_error_clear();
    ob_thread_end();
    ob_thread_attach(self);
    if (failed)
        (void)ob_raise_memory();
    return result;
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(no_count_is_lost),
        checked_test(who_asks_gets_it),
        checked_test(without_a_checkpoint_nobody_gets_it),
        checked_test(to_come_back_is_no_switch),
        checked_test(all_who_wait_are_served),
        checked_test(the_interval_can_be_set),
        checked_test(a_long_interval_is_cut_short),
        checked_test(who_waits_lets_others_run),
        checked_test(attach_keeps_errno),
        checked_test(detached_there_is_no_thread),
        checked_test(an_error_is_its_threads),
        checked_test(threads_are_listed),
        checked_test(one_that_never_ran_is_ended),
        checked_test(who_ends_detached_is_ended),
        checked_test(who_ends_attached_ends_the_program),
        checked_test(who_is_cancelled_detached_is_ended),
        checked_test(who_waits_is_cancelled_afterwards),
        checked_test(who_is_cancelled_attached_ends_the_program),
        checked_test(who_ends_in_the_middle_ends_the_program),
        checked_test(without_memory_it_does_not_begin),
        checked_test(without_a_key_it_does_not_begin),
        checked_test(its_end_waits_for_its_threads),
        checked_test(its_end_attaches_the_main_thread),
        checked_test(only_the_main_thread_ends_it),
        checked_test(a_fork_leaves_others_behind),
        checked_test(who_forks_is_the_main_thread),
        checked_test(a_fork_of_who_lacks_it_is_told),
        checked_test(a_child_that_says_nothing_is_told),
        checked_test(others_run_while_a_callback_blocks),
        checked_test(others_deaths_are_no_fault),
        checked_test(others_do_not_collect_meanwhile),
        checked_test(ticks_are_counted),
        checked_test(a_tick_is_no_reason_to_collect),
        checked_test(two_interpreters_run_at_once),
        checked_test(others_calls_are_made),
        checked_test(no_more_than_32_calls_wait),
        checked_test(a_call_that_comes_again_ends),
        checked_test(all_calls_are_made_at_the_end),
        checked_test(its_end_waits_for_what_last_words_begin),
        checked_test(a_fork_in_anothers_call),
        checked_test(a_fork_in_anothers_collection),
        checked_test(a_fork_between_last_words),
        checked_test(what_forks_goes_on),
        checked_test(all_states_of_a_thread_end_with_it),
#ifndef NDEBUG
        checked_test(misuse_ends_in_a_sentence),
#endif
        checked_test(what_is_broken_is_found),
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
