/* biased: worlds of threads, who run, wait, and stand still together.
 *
 * CPython: Python/pystate.c, Python/qsbr.c, Python/lock.c,
 * Python/critical_section.c
 */
#include "ob_biased.h"
#include "biased.h"

#include <stdlib.h>

OB_THREAD_LOCAL ObBiasedThread ob_biased_self;

/* --- worlds of threads --- */

ObBiasedWorld *ob_biased_lock(void)
{
    ObBiasedWorld *world = ob_biased_self.world;
    ob_require(world != NULL, "this thread has entered no world");
    pthread_mutex_lock(&world->lock);
    return world;
}

void ob_biased_unlock(ObBiasedWorld *world)
{
    pthread_mutex_unlock(&world->lock);
}

ObBiasedWorld *ob_biased_world_start(void *(*allocate)(size_t size),
                                     void (*left)(void *thread))
{
    allocate = allocate != NULL ? allocate : malloc;
    ObBiasedWorld *world = allocate(sizeof *world);
    if (world == NULL)
        return NULL;
    *world = (ObBiasedWorld){ .allocate = allocate };
    if (pthread_key_create(&world->key, left) != 0) {
        free(world);
        return NULL;
    }
    pthread_mutex_init(&world->lock, NULL);
    pthread_cond_init(&world->changed, NULL);
    atomic_init(&world->now, 1);
    return world;
}

void *ob_biased_allocate(size_t size)
{
    ObBiasedWorld *world = ob_biased_self.world;
    ob_require(world != NULL, "this thread has entered no world");
    void *block = world->allocate(size);
    if (block != NULL)
        atomic_fetch_add(&world->blocks, 1);
    return block;
}

static void free_from(ObBiasedWorld *world, void *block)
{
    atomic_fetch_sub(&world->blocks, 1);
    free(block);
}

void ob_biased_free(void *block)
{
    ob_require(ob_biased_self.world != NULL,
               "this thread has entered no world");
    free_from(ob_biased_self.world, block);
}

void ob_biased_hand_over(ObLink **from, ObLink **to)
{
    ObLink **end = from;
    while (*end != NULL)
        end = &(*end)->next;
    *end = *to;
    *to = *from;
    *from = NULL;
}

void ob_biased_free_delayed(ObLink *block)
{
    ob_require_pointer(block);
    block->next = ob_biased_self.fresh;
    ob_biased_self.fresh = block;
}

/* Whether each thread has seen the goal, or is not looking.
 * CPython: _Py_qsbr_poll */
static bool is_reached(uint64_t goal)
{
    ObBiasedWorld *world = ob_biased_lock();
    bool reached = true;
    for (ObBiasedThread *t = world->threads; t != NULL; t = t->next) {
        uint64_t seen = atomic_load(&t->seen);
        reached = reached && (seen == 0 || seen >= goal);
    }
    ob_biased_unlock(world);
    return reached;
}

static void free_all(ObBiasedWorld *world, ObLink *blocks)
{
    while (blocks != NULL) {
        ObLink *block = blocks;
        blocks = block->next;
        free_from(world, block);
    }
}

/* CPython: _Py_qsbr_quiescent_state, _PyMem_ProcessDelayed */
void ob_biased_quiescent(void)
{
    ObBiasedThread *self = &ob_biased_self;
    ObBiasedWorld *world = self->world;
    atomic_store(&self->seen, atomic_load(&world->now));
    if (self->waiting != NULL && is_reached(self->goal)) {
        free_all(world, self->waiting);
        self->waiting = NULL;
    }
    if (self->waiting == NULL && self->fresh != NULL) {
        self->waiting = self->fresh;
        self->fresh = NULL;
        self->goal = atomic_fetch_add(&world->now, 1) + 1;
    }
}

/* --- detach and attach --- */

/* Who is cancelled sleeps on: it would end with the lock in hand. */
static void wait_for_change(ObBiasedWorld *world)
{
    int state;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    pthread_cond_wait(&world->changed, &world->lock);
    pthread_setcancelstate(state, &state);
}

static void wait_for_start(ObBiasedWorld *world)
{
    while (world->stopper != NULL)
        wait_for_change(world);
}

static void attach(ObBiasedWorld *world)
{
    wait_for_start(world);
    world->attached++;
    atomic_store(&ob_biased_self.seen, atomic_load(&world->now));
}

static void detach(ObBiasedWorld *world)
{
    world->attached--;
    atomic_store(&ob_biased_self.seen, 0);
    pthread_cond_broadcast(&world->changed);
}

/* --- lock an object --- */

enum { FREE, LOCKED, AWAITED };

/* CPython: PyMutex_LockFast */
static bool lock_fast(ObBiased *op)
{
    uint8_t free = FREE;
    return atomic_compare_exchange_strong(&op->mutex, &free, LOCKED);
}

static void unlock(ObBiased *op)
{
    if (atomic_exchange(&op->mutex, FREE) != AWAITED)
        return;
    ObBiasedWorld *world = ob_biased_lock();
    pthread_cond_broadcast(&world->changed);
    ob_biased_unlock(world);
}

/* To be called again if it is not free: somebody waits. */
static bool lock_awaited(ObBiased *op)
{
    return atomic_exchange(&op->mutex, AWAITED) == FREE;
}

/* While this thread waits, the world may stop, and others may have what
 * it has locked. CPython: _PyMutex_LockTimed */
static void lock_slow(ObBiased *op)
{
    ob_biased_detach();
    ObBiasedWorld *world = ob_biased_lock();
    while (world->stopper != NULL || !lock_awaited(op))
        wait_for_change(world);
    attach(world);
    ob_biased_unlock(world);
    ob_biased_self.section->suspended = false;
}

/* The innermost first. CPython: _PyCriticalSection_SuspendAll */
static void suspend(ObBiasedSection *section)
{
    while (section != NULL && !section->suspended) {
        if (section->op != NULL)
            unlock(section->op);
        section->suspended = true;
        section = section->outer;
    }
}

/* CPython: _PyCriticalSection_Resume */
static void resume(ObBiasedSection *section)
{
    if (section == NULL || !section->suspended)
        return;
    ObBiased *op = section->op;
    section->op = NULL;
    section->suspended = false;
    if (!lock_fast(op))
        lock_slow(op);
    section->op = op;
}

/* --- detach and attach with all sections --- */

void ob_biased_detach(void)
{
    ob_require(atomic_load(&ob_biased_self.seen) != 0,
               "this thread is detached");
    suspend(ob_biased_self.section);
    ObBiasedWorld *world = ob_biased_lock();
    detach(world);
    ob_biased_unlock(world);
}

void ob_biased_attach(void)
{
    ob_require(atomic_load(&ob_biased_self.seen) == 0,
               "this thread is attached");
    ObBiasedWorld *world = ob_biased_lock();
    attach(world);
    ob_biased_unlock(world);
    resume(ob_biased_self.section);
}

/* CPython: PyCriticalSection_Begin */
void ob_biased_begin(ObBiasedSection *section, ObBiased *op)
{
    ob_require_pointer(section);
    ob_require_pointer(op);
    ObBiasedSection *outer = ob_biased_self.section;
    ob_require(section != outer, "`section` has begun already");
    *section = (ObBiasedSection){ NULL, outer, false };
    if (outer != NULL && outer->op == op)
        return;     /* it is ours; this section locks nothing */
    ob_biased_self.section = section;
    if (!lock_fast(op))
        lock_slow(op);
    section->op = op;
}

/* CPython: PyCriticalSection_End */
void ob_biased_end(ObBiasedSection *section)
{
    ob_require_pointer(section);
    if (section->op == NULL)
        return;
    ob_require(ob_biased_self.section == section,
               "another section has to end first");
    unlock(section->op);
    ob_biased_self.section = section->outer;
    resume(section->outer);
}

/* --- a thread comes, and goes --- */

void ob_biased_enter(ObBiasedWorld *world)
{
    ObBiasedThread *self = &ob_biased_self;
    ob_require_pointer(world);
    ob_require(self->world == NULL, "this thread is in a world");
    self->world = world;
    ob_biased_lock();
    self->next = world->threads;
    world->threads = self;
    attach(world);
    ob_biased_unlock(world);
    pthread_setspecific(world->key, self);
}

void ob_biased_remove_thread(ObBiasedWorld *world)
{
    ObBiasedThread *self = &ob_biased_self, **t = &world->threads;
    ob_require(self->section == NULL, "a section has not ended");
    while (*t != self)
        t = &(*t)->next;
    *t = self->next;
    ob_biased_hand_over(&self->fresh, &world->left);
    ob_biased_hand_over(&self->waiting, &world->left);
    if (world->left != NULL && world->threads != NULL)
        atomic_fetch_or(&world->threads->requests, OB_BIASED_TAKE);
    atomic_store(&self->requests, 0);
    detach(world);
    self->world = NULL;
    pthread_setspecific(world->key, NULL);
}

size_t ob_biased_world_blocks(ObBiasedWorld *world)
{
    ob_require_pointer(world);
    return atomic_load(&world->blocks);
}

size_t ob_biased_world_end(ObBiasedWorld *world)
{
    ob_require_pointer(world);
    ob_require(world->threads == NULL, "not all threads have left");
    free_all(world, world->left);
    size_t leaked = ob_biased_world_blocks(world);
    pthread_cond_destroy(&world->changed);
    pthread_mutex_destroy(&world->lock);
    pthread_key_delete(world->key);
    free(world);
    return leaked;
}

/* CPython: stop_the_world, Python/pystate.c */
void ob_biased_stop_the_world(void)
{
    ObBiasedThread *self = &ob_biased_self;
    ob_biased_detach();
    ObBiasedWorld *world = ob_biased_lock();
    wait_for_start(world);
    world->stopper = self;
    for (ObBiasedThread *t = world->threads; t != NULL; t = t->next)
        if (t != self)
            atomic_fetch_or(&t->requests, OB_BIASED_STOP);
    while (world->attached > 0)
        wait_for_change(world);
    ob_biased_unlock(world);
}

/* CPython: start_the_world */
void ob_biased_start_the_world(void)
{
    ObBiasedWorld *world = ob_biased_lock();
    ob_require(world->stopper == &ob_biased_self,
               "this thread has not stopped the world");
    world->stopper = NULL;
    pthread_cond_broadcast(&world->changed);
    ob_biased_unlock(world);
    ob_biased_attach();
}
