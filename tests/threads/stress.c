/* stress: eight threads for OB_STRESS_SECONDS (without it, nothing is
 * done). They share containers, make cycles, which are collected, refer
 * weakly, with callbacks, want things called, and block. Whenever one
 * of their things is compared, hashed or dies, one of its callbacks is
 * called, or a collection begins or ends, it is rude: it changes what
 * all share, collects, blocks, lets others in, or lives on. Nothing may
 * be lost or broken, each who is asked for the GIL gives it to another,
 * and nobody waits for more than a thousand hand-offs. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "ouroboros.h"

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 8, SKIPPED = 77, SHARED = 16, MOST_HANDOFFS = 1000,
       INTERVAL = 1000 };

/* --- what they share --- */

typedef struct Shared {
    ObObject *list, *dict, *weak, *callback;
    ObObject *counted;              /* a list that all of them hold */
    unsigned long rounds;           /* of all; under the GIL */
    unsigned long wanted, called;   /* calls */
    unsigned long validated, rude;  /* how often */
    bool over;
    const char *wrong;              /* NULL: nothing yet */
} Shared;

static Shared *all;                 /* NULL: it is over */

static void drop(ObObject *op)
{
    if (op != NULL)
        ob_decref(op);
}

/* --- things that are rude when they can --- */

typedef struct Thing {
    ObObject base;
    int value;              /* for == and hash */
    ObObject *friend;       /* NULL: none */
    struct ObRef *refs;
} Thing;

static ObObject *thing_new(int value);

static void let_others_in(void)
{
    OB_BEGIN_ALLOW_THREADS
    sched_yield();
    OB_END_ALLOW_THREADS
}

static void change_dict(void)
{
    ObObject *key = thing_new((int)(all->rude / 8 % 9));
    if (all->rude % 3 == 0)
        ob_dict_clear(all->dict);
    else if (all->rude % 3 == 1)
        ob_dict_set(all->dict, key, key);
    else
        drop(ob_dict_pop_default(all->dict, key, ob_none()));
    drop(key);
}

/* What may happen in the middle of what somebody else does. */
static void be_rude(void)
{
    static _Thread_local int depth;
    ob_checkpoint();
    if (all == NULL || depth == 3)
        return;
    depth++;
    switch (all->rude++ % 64) {
    case 0: drop(ob_list_pop(all->list)); break;
    case 16: change_dict(); break;
    case 32: if (all->rude % 8 == 1) let_others_in(); break;
    case 48: if (all->rude % 16 == 1) (void)ob_gc_collect(); break;
    default: break;
    }
    ob_error_clear();
    depth--;
}

static int thing_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *friend = ((Thing *)op)->friend;
    return friend != NULL ? visit(friend, arg) : 0;
}

static ObObject *thing_drop_next(ObObject *op)
{
    ObObject *friend = ((Thing *)op)->friend;
    ((Thing *)op)->friend = NULL;
    return friend != NULL ? ob_dropped(friend) : NULL;
}

static void thing_clear(ObObject *op)
{
    ObObject *friend = thing_drop_next(op);
    if (friend != NULL)
        ob_decref(friend);
}

/* One in a few lives on, in the list of all. */
static void thing_finalize(ObObject *op)
{
    be_rude();
    if (all != NULL && all->rude % 5 == 0
        && ob_list_size(all->list) < SHARED
        && ob_list_append(all->list, op) < 0)
        ob_error_clear();
}

static int thing_equal(ObObject *a, ObObject *b)
{
    be_rude();
    return ob_type(a) == ob_type(b)
           && ((Thing *)a)->value == ((Thing *)b)->value;
}

static int64_t thing_hash(ObObject *op)
{
    be_rude();
    return ((Thing *)op)->value % 3;
}

static ObType thing_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Thing",
    .basic_size = sizeof(Thing), .weak_offset = offsetof(Thing, refs),
    .traverse = thing_traverse, .drop_next = thing_drop_next,
    .finalize = thing_finalize, .clear = thing_clear,
    .equal = thing_equal, .hash = thing_hash, .free = ob_object_free
};

static ObObject *thing_new(int value)
{
    Thing *self = (Thing *)ob_object_new(&thing_type, sizeof *self);
    if (self == NULL)
        return NULL;
    *self = (Thing){ .base = self->base, .value = value };
    ob_track(&self->base);
    return &self->base;
}

static ObObject *called_back(ObObject *self, ObObject *const args[],
                             size_t n)
{
    (void)self;
    (void)args;
    (void)n;
    be_rude();
    return ob_none();
}

static void in_a_collection(const char *phase, const ObGcInfo *info,
                            void *arg)
{
    (void)phase;
    (void)info;
    (void)arg;
    be_rude();
}

static void call_of_another(void *arg)
{
    (void)arg;
    all->called++;
    be_rude();
}

typedef struct Worker {
    pthread_t id;
    ObThread *state;
    Shared *shared;
    uint64_t random;
    unsigned long rounds;           /* its own */
} Worker;

static unsigned any(Worker *self, unsigned n)
{
    self->random = self->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(self->random >> 33) % n;
}

/* --- what they do --- */

static void use_list(Worker *self)
{
    ObObject *list = self->shared->list;
    int64_t n = (int64_t)ob_list_size(list);
    if (n < SHARED)
        ob_list_append_steal(list, thing_new((int)any(self, 9)));
    else if (any(self, 2) == 0)
        drop(ob_list_pop(list));
    else
        drop(ob_list_get(list, (int64_t)any(self, SHARED)));
}

static void use_dict(Worker *self)
{
    ObObject *key = thing_new((int)any(self, 9)), *value = NULL;
    if (any(self, 2) == 0)
        ob_dict_set(self->shared->dict, key, key);
    else if (ob_dict_lookup(self->shared->dict, key, &value) == 1)
        drop(value);
    if (any(self, 4) == 0)
        drop(ob_dict_pop_default(self->shared->dict, key, ob_none()));
    ob_decref(key);
}

static void use_weak(Worker *self)
{
    ObObject *key = ob_int_new((int)any(self, 9)), *found = NULL;
    ObObject *value = thing_new(0);
    ob_weak_values_set(self->shared->weak, key, value);
    bool at_once = any(self, 2) == 0;
    drop(at_once ? value : NULL);
    if (ob_weak_values_lookup(self->shared->weak, key, &found) == 1)
        drop(found);
    else if (found != NULL)
        self->shared->wrong = "a weak value that is not there was found";
    drop(at_once ? NULL : value);
    ob_decref(key);
}

static void make_cycle(Worker *self)
{
    ObObject *a = thing_new(1), *b = thing_new(2);
    ObObject *ref = ob_ref_new(a, any(self, 2) == 0
                                  ? self->shared->callback : NULL);
    ((Thing *)a)->friend = b;
    ((Thing *)b)->friend = a;
    ob_checkpoint();
    if (any(self, 40) == 0)
        ob_gc_collect();
    drop(ref);
}

static void block_for_a_while(Worker *self)
{
    if (any(self, 20) > 0)
        return;
    struct timespec a_while = { 0, (long)any(self, 200000) };
    if (ob_add_pending_call(ob_self()->interp, call_of_another, NULL) == 0)
        self->shared->wanted++;
    OB_BEGIN_ALLOW_THREADS
    nanosleep(&a_while, NULL);
    OB_END_ALLOW_THREADS
}

static void validate(Shared *shared)
{
    static char why[200];
    shared->validated++;
    if (shared->wrong == NULL && ob_validate(why, sizeof why) < 0)
        shared->wrong = why;
}

/* Whoever is asked for it does not have it without a break. */
static void pass_checkpoint(Worker *self)
{
    bool asked = (ob_self()->interp->requests & OB_REQUEST_DROP_GIL) != 0;
    unsigned long before = asked ? ob_gil_stats().switches : 0;
    ob_checkpoint();
    if (asked && ob_gil_stats().switches == before)
        self->shared->wrong = "asked for the GIL, a thread kept it";
}

static void one_round(Worker *self)
{
    self->rounds++;
    self->shared->rounds++;
    ob_incref(self->shared->counted);
    switch (any(self, 16)) {
    case 0: case 1: case 2: case 3: use_list(self); break;
    case 4: case 5: case 6: case 7: use_dict(self); break;
    case 8: case 9: case 10: use_weak(self); break;
    case 11: case 12: case 13: make_cycle(self); break;
    default: block_for_a_while(self);
    }
    if (self->rounds % INTERVAL == 0)
        validate(self->shared);
    ob_error_clear();       /* changed during iteration, and the like */
    pass_checkpoint(self);
    if (self->rounds % 2 == 0) {
        ob_decref(self->shared->counted);
        ob_decref(self->shared->counted);
    }
}

static void *work(void *arg)
{
    Worker *self = arg;
    ob_thread_attach(self->state);
    while (!self->shared->over && self->shared->wrong == NULL)
        one_round(self);
    ob_thread_end();
    return NULL;
}

/* --- all of them --- */

static void start(Worker workers[], Shared *shared, unsigned long seed)
{
    for (unsigned long i = 0; i < THREADS; i++) {
        workers[i] = (Worker){ .shared = shared, .state = ob_thread_new(),
                               .random = (seed + i) * 2862933555777941757u };
        if (workers[i].state == NULL
            || pthread_create(&workers[i].id, NULL, work, &workers[i]) != 0)
            abort();
    }
}

static unsigned long join(Worker workers[], Shared *shared,
                          unsigned seconds)
{
    unsigned long rounds = 0, odd = 0;
    OB_BEGIN_ALLOW_THREADS
    sleep(seconds);
    OB_END_ALLOW_THREADS
    shared->over = true;
    for (int i = 0; i < THREADS; i++) {
        OB_BEGIN_ALLOW_THREADS
        pthread_join(workers[i].id, NULL);
        OB_END_ALLOW_THREADS
        rounds += workers[i].rounds;
        odd += workers[i].rounds % 2;
    }
    if (rounds != shared->rounds && shared->wrong == NULL)
        shared->wrong = "rounds were lost";
    if (ob_refcnt(shared->counted) != 1 + odd && shared->wrong == NULL)
        shared->wrong = "counts were lost";
    while (odd-- > 0)
        ob_decref(shared->counted);
    ob_checkpoint();                /* at most 32 calls wait */
    if (shared->called != shared->wanted && shared->wrong == NULL)
        shared->wrong = "calls were lost";
    validate(shared);
    all = NULL;
    return rounds;
}

int main(void)
{
    const char *seconds = getenv("OB_STRESS_SECONDS");
    const char *seed = getenv("OB_STRESS_SEED");
    if (seconds == NULL) {
        puts("OB_STRESS_SECONDS says for how long");
        return SKIPPED;
    }
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    if (interp == NULL || ob_gil_set_interval(200) < 0)
        return 1;
    Shared shared = { ob_list_new(), ob_dict_new(), ob_weak_values_new(),
                      ob_function_new("called_back", called_back),
                      .counted = ob_list_new() };
    all = &shared;
    ob_gc_add_callback(in_a_collection, NULL);
    Worker workers[THREADS];
    start(workers, &shared, seed != NULL ? strtoul(seed, NULL, 10) : 1);
    unsigned long rounds = join(workers, &shared,
                                (unsigned)strtoul(seconds, NULL, 10));
    ObGilStats stats = ob_gil_stats();
    printf("%lu rounds, %lu switches, %lu of them asked for, "
           "the longest wait %lu\n", rounds, stats.switches, stats.forced,
           stats.longest_wait);
    printf("%lu rude acts, %lu calls, %lu times validated\n",
           shared.rude, shared.called, shared.validated);
    if (stats.longest_wait > MOST_HANDOFFS && shared.wrong == NULL)
        shared.wrong = "somebody waited for too long";
    if (shared.wrong != NULL)
        fprintf(stderr, "%s\n", shared.wrong);
    drop(shared.list);
    drop(shared.dict);
    drop(shared.weak);
    drop(shared.callback);
    drop(shared.counted);
    return ob_interp_free(interp) != 0 || shared.wrong != NULL;
}
