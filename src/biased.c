/* biased: two counts in each object, and what threads owe each other.
 *
 * CPython: Objects/object.c, Python/brc.c,
 * Include/internal/pycore_object.h
 */
#include "ob_biased.h"
#include "biased.h"

#include <string.h>

/* --- make an object with two counts --- */

ObBiased *ob_biased_new(const ObBiasedType *type, size_t size)
{
    ob_require_pointer(type);
    ob_require(size >= sizeof(ObBiased), "`size` has no header");
    ObBiased *op = ob_biased_allocate(size);
    if (op == NULL)
        return NULL;
    memset(op, 0, size);
    atomic_init(&op->owner, &ob_biased_self);
    atomic_init(&op->local, 1);
    op->type = type;
    return op;
}

int64_t ob_biased_refcnt(const ObBiased *op)
{
    ob_require_pointer(op);
    return atomic_load(&op->local) + (atomic_load(&op->shared) >> 2);
}

/* --- the death of an object --- */

/* From here on nobody finds it by its weak reference. */
static void clear_weak(ObBiased *op)
{
    ObBiasedWorld *world = ob_biased_lock();
    ObBiasedWeak *weak = *ob_biased_weak_of(op);
    if (weak != NULL)
        atomic_store(&weak->to, NULL);
    ob_biased_unlock(world);
}

static void queue_object_steal(ObBiased *op);

static void die(ObBiased *op)
{
    if (op->type->drop != NULL)
        op->type->drop(op);
    ob_require(ob_biased_refcnt(op) == 0, "its drop has kept it");
    ob_biased_free_delayed(&op->link);
}

/* In the middle of another death it is only noted: behind those that
 * were noted in that one, and before all others. */
static void dealloc(ObBiased *op)
{
    ObBiasedThread *self = &ob_biased_self;
    bool outermost = self->next_to_die == NULL;
    if (op->type->weak_offset != 0)
        clear_weak(op);
    if (outermost)
        self->next_to_die = &self->dying;
    op->link.next = *self->next_to_die;
    *self->next_to_die = &op->link;
    self->next_to_die = &op->link.next;
    while (outermost && self->dying != NULL) {
        op = (ObBiased *)self->dying;
        self->dying = op->link.next;
        self->next_to_die = &self->dying;
        die(op);
    }
    if (outermost)
        self->next_to_die = NULL;
}

/* The owner has let go of its last one.
 * CPython: _Py_MergeZeroLocalRefcount */
void ob_biased_merge_zero_local(ObBiased *op)
{
    int64_t merged, shared = atomic_load(&op->shared);
    if (shared == 0) {
        dealloc(op);
        return;
    }
    atomic_store(&op->owner, NULL);
    do
        merged = shared | OB_BIASED_MERGED;
    while (!atomic_compare_exchange_weak(&op->shared, &shared, merged));
    if (merged == OB_BIASED_MERGED)
        dealloc(op);
}

/* CPython: _Py_DecRefShared */
void ob_biased_decref_shared(ObBiased *op)
{
    int64_t rest, shared = atomic_load(&op->shared);
    bool ask;
    do {
        ask = shared == 0 || shared == OB_BIASED_MAYBE_WEAK;
        rest = ask ? OB_BIASED_QUEUED : shared - OB_BIASED_ONE;
    } while (!atomic_compare_exchange_weak(&op->shared, &shared, rest));
    if (ask)
        queue_object_steal(op);
    else if (rest == OB_BIASED_MERGED)
        dealloc(op);
}

/* Done by the owner, or while it cannot run. Returns how many there are
 * then. CPython: _Py_ExplicitMergeRefcount */
static int64_t merge_explicitly(ObBiased *op, int64_t extra)
{
    int64_t count, local = atomic_load(&op->local),
            shared = atomic_load(&op->shared);
    if (local == OB_BIASED_IMMORTAL)    /* by now */
        return local;
    atomic_store(&op->local, 0);
    atomic_store(&op->owner, NULL);
    do
        count = (shared >> 2) + local + extra;
    while (!atomic_compare_exchange_weak(
               &op->shared, &shared,
               count * OB_BIASED_ONE + OB_BIASED_MERGED));
    return count;
}

/* --- ask the owner --- */

/* find a thread of the world */
static ObBiasedThread *find_thread(const ObBiasedWorld *world,
                                   const ObBiasedThread *owner)
{
    ObBiasedThread *t = world->threads;
    while (t != NULL && t != owner)
        t = t->next;
    return t;
}

/* CPython: _Py_brc_queue_object */
static void queue_object_steal(ObBiased *op)
{
    const ObBiasedThread *owner = atomic_load(&op->owner);
    if (owner == NULL) {
        ob_biased_decref_shared(op);
        return;
    }
    int64_t count = 1;
    ObBiasedWorld *world = ob_biased_lock();
    ObBiasedThread *found = find_thread(world, owner);
    if (found != NULL) {
        op->link.next = found->to_merge;
        found->to_merge = &op->link;
        atomic_fetch_or(&found->requests, OB_BIASED_MERGE);
    } else {
        count = merge_explicitly(op, -1);
    }
    ob_biased_unlock(world);
    if (count == 0)
        dealloc(op);
}

/* CPython: _Py_brc_merge_refcounts */
static void merge_queued(ObBiasedThread *self)
{
    ObLink *queue = NULL;
    ObBiasedWorld *world = ob_biased_lock();
    ob_biased_hand_over(&self->to_merge, &queue);
    ob_biased_unlock(world);
    while (queue != NULL) {
        ObBiased *op = (ObBiased *)queue;
        queue = queue->next;
        if (merge_explicitly(op, -1) == 0)
            dealloc(op);
    }
}

/* CPython: _Py_HandlePending, Python/ceval_gil.c */
void ob_biased_checkpoint(void)
{
    ObBiasedThread *self = &ob_biased_self;
    ob_require(self->world != NULL, "this thread has entered no world");
    ob_require(atomic_load(&self->seen) != 0,
               "this thread is detached");
    unsigned asked = atomic_load(&self->requests);
    if (asked != 0)
        asked = atomic_exchange(&self->requests, 0);
    if (asked & OB_BIASED_MERGE)
        merge_queued(self);
    if (asked & OB_BIASED_STOP) {
        ob_biased_detach();
        ob_biased_attach();
    }
    /* take what others have left */
    if (asked & OB_BIASED_TAKE) {
        ObBiasedWorld *world = ob_biased_lock();
        ob_biased_hand_over(&world->left, &self->fresh);
        ob_biased_unlock(world);
    }
    ob_biased_quiescent();
}

/* --- leave a world --- */

/* CPython: _Py_brc_remove_thread */
void ob_biased_leave(void)
{
    ObBiasedThread *self = &ob_biased_self;
    ob_require(self->world == NULL || atomic_load(&self->seen) != 0,
               "this thread is detached");
    ob_require(self->next_to_die == NULL,
               "this thread is in the middle of a death");
    ObBiasedWorld *world = ob_biased_lock();
    while (self->to_merge != NULL) {
        ob_biased_unlock(world);
        merge_queued(self);
        ob_biased_lock();
    }
    ob_biased_remove_thread(world);
    ob_biased_unlock(world);
}

static bool has_stopped_the_world(const ObBiasedThread *self)
{
    ObBiasedWorld *world = ob_biased_lock();
    bool stopper = world->stopper == self;
    ob_biased_unlock(world);
    return stopper;
}

/* Called by the system when a thread ends that has not left. */
static void left(void *thread)
{
    ObBiasedThread *self = thread;
    bool detached = atomic_load(&self->seen) == 0;
    if (detached)
        self->section = NULL;   /* it had left them all */
    if (self->section != NULL || self->next_to_die != NULL
        || has_stopped_the_world(self))
        ob_fatal("ob_biased_leave",
                 "a thread ends in the middle of something");
    if (detached)
        ob_biased_attach();
    ob_biased_leave();
}

ObBiasedWorld *ob_biased_world_new(void *(*allocate)(size_t size))
{
    return ob_biased_world_start(allocate, left);
}

/* merge all that waits */
void ob_biased_merge_all(void)
{
    ObLink *all = NULL;
    ob_biased_stop_the_world();
    ObBiasedWorld *world = ob_biased_lock();
    for (ObBiasedThread *t = world->threads; t != NULL; t = t->next)
        ob_biased_hand_over(&t->to_merge, &all);
    ob_biased_unlock(world);
    for (ObLink *link = all; link != NULL; link = link->next)
        merge_explicitly((ObBiased *)link, 0);
    ob_biased_start_the_world();
    while (all != NULL) {
        ObBiased *op = (ObBiased *)all;
        all = all->next;
        ob_biased_decref(op);
    }
}

/* --- try to take a reference --- */

/* CPython: _Py_TryIncrefFast */
static bool try_incref_fast(ObBiased *op)
{
    uint32_t local = atomic_load(&op->local);
    if (local != OB_BIASED_IMMORTAL
        && (!ob_biased_is_mine(op) || local == 0))
        return false;
    ob_biased_incref(op);
    return true;
}

/* CPython: _Py_TryIncref */
bool ob_biased_try_incref(ObBiased *op)
{
    ob_require_pointer(op);
    if (try_incref_fast(op))
        return true;
    int64_t shared = atomic_load(&op->shared);
    do
        if (shared == 0 || shared == OB_BIASED_MERGED)
            return false;
    while (!atomic_compare_exchange_weak(&op->shared, &shared,
                                         shared + OB_BIASED_ONE));
    return true;
}

/* CPython: _PyObject_SetMaybeWeakref */
void ob_biased_set_maybe_weak(ObBiased *op)
{
    ob_require_pointer(op);
    int64_t shared = atomic_load(&op->shared);
    while ((shared & OB_BIASED_FLAGS) == 0
           && !atomic_compare_exchange_weak(
                  &op->shared, &shared, shared | OB_BIASED_MAYBE_WEAK))
        ;
}
