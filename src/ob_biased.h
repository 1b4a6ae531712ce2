/* biased: objects for threads without a GIL. A module beside the
 * library: nothing there uses it, and ouroboros.h does not include it.
 *
 * CPython's free-threaded build: Include/refcount.h, Python/brc.c,
 * Python/qsbr.c, Include/internal/pycore_object.h
 *
 * A thread enters a world, and passes checkpoints; between two of them
 * it may look at what it does not hold, as long as it does not detach:
 * who waits for a section does. It detaches before it waits for
 * something else than the functions below, and until it is attached
 * again it must not touch an object. A program that does otherwise has
 * no defined outcome, nor has the child of a fork in a world of other
 * threads. Who waits in a function below and is cancelled then
 * (pthread_cancel) is so at its next cancellation point.
 *
 * One mutex, the world's, is taken for a moment by queues, weak
 * references, attach and detach, and none is taken under it.
 *
 * INV-biased-1  local + shared is how many references there are.
 * INV-biased-2  Only the owner writes local, or who merges in its
 *               place. Nobody owns the merged.
 * INV-biased-3  shared is below 0 only in an object that is queued, and
 *               the queue has a reference to it.
 */
#ifndef OB_BIASED_H
#define OB_BIASED_H

#include "ob_base.h"

#ifdef __cplusplus
using std::memory_order_relaxed;
#else
#include <stdatomic.h>
#endif

OB_C_BEGIN

typedef struct ObBiased ObBiased;
typedef struct ObBiasedThread ObBiasedThread;
typedef struct ObBiasedWorld ObBiasedWorld;

/* Whoever waits, waits in a list: of objects to be merged, or of blocks
 * to be freed. It is the first thing in its block. */
typedef struct ObLink {
    struct ObLink *next;
} ObLink;

typedef struct ObBiasedType {
    const char *name;
    size_t weak_offset;         /* of a word for the weak reference; 0:
                                 * there can be none */
    void (*drop)(ObBiased *op); /* lets go of what it holds; NULL: holds
                                 * nothing. It does not keep op. Who
                                 * dies of it does so thereafter */
} ObBiasedType;

/* the header of an object with two counts */
struct ObBiased {
    ObLink link;                        /* while it waits */
    OB_ATOMIC(ObBiasedThread *) owner;  /* NULL: nobody */
    OB_ATOMIC(uint8_t) mutex;
    OB_ATOMIC(uint32_t) local;          /* the owner's references */
    OB_ATOMIC(int64_t) shared;          /* all others', times 4 */
    const ObBiasedType *type;
};

/* --- the flags of a shared count --- */

enum {
    OB_BIASED_MAYBE_WEAK = 1,   /* others may find it unheld */
    OB_BIASED_QUEUED = 2,       /* its owner was asked to merge */
    OB_BIASED_MERGED = 3,       /* local is 0, and nobody's */
    OB_BIASED_FLAGS = 3,
    OB_BIASED_ONE = 4           /* a reference */
};

#define OB_BIASED_IMMORTAL UINT32_MAX

/* The first member of a static object. */
#define OB_BIASED_STATIC(type_) \
    { .local = OB_BIASED_IMMORTAL, .type = type_ }

/* --- worlds and threads --- */

/* The threads that share objects; NULL: no memory, or too many
 * worlds (PTHREAD_KEYS_MAX). Its memory comes from `allocate`; NULL:
 * malloc. */
ObBiasedWorld *ob_biased_world_new(void *(*allocate)(size_t size));

/* How many objects and blocks there are. The end of the world, when the
 * last thread has left, returns how many are left over. */
size_t ob_biased_world_blocks(ObBiasedWorld *world);
size_t ob_biased_world_end(ObBiasedWorld *world);

/* The calling thread joins: it is attached. It leaves: it is as if it
 * had never been, and who dies from now on dies in other threads. A
 * thread that ends without leaving is made to; one that ends in the
 * middle of something (a section, a drop, a stopped world) is the end
 * of the program. */
void ob_biased_enter(ObBiasedWorld *world);
void ob_biased_leave(void);

/* Around whatever takes its time and touches no object. */
void ob_biased_detach(void);
void ob_biased_attach(void);

/* Pass one often: what others ask of this thread is done here. Whoever
 * was read and is not held may be gone afterwards. */
void ob_biased_checkpoint(void);

/* From here to there no other thread of the world runs; who calls this
 * holds no section. */
void ob_biased_stop_the_world(void);
void ob_biased_start_the_world(void);

/* Merges all that wait, whosever they are: deaths that are due happen
 * here. CPython: part of each collection */
void ob_biased_merge_all(void);

/* --- objects --- */

/* A new reference to an object of that many bytes, all 0 behind the
 * header; NULL: no memory. */
ObBiased *ob_biased_new(const ObBiasedType *type, size_t size);

/* How many references there are, or were a moment ago. */
int64_t ob_biased_refcnt(const ObBiased *op);

/* What is behind ob_biased_decref. */
void ob_biased_merge_zero_local(ObBiased *op);
void ob_biased_decref_shared(ObBiased *op);

/* --- count a reference without a GIL --- */

/* Its address is who this thread is. */
extern OB_THREAD_LOCAL ObBiasedThread ob_biased_self;

static inline bool ob_biased_is_mine(const ObBiased *op)
{
    return atomic_load_explicit(&op->owner, memory_order_relaxed)
           == &ob_biased_self;
}

static inline void ob_biased_incref(ObBiased *op)
{
    uint32_t local =
        atomic_load_explicit(&op->local, memory_order_relaxed);
    if (ob_biased_is_mine(op))
        atomic_store_explicit(&op->local, local + 1,
                              memory_order_relaxed);
    else if (local != OB_BIASED_IMMORTAL)
        atomic_fetch_add_explicit(&op->shared, OB_BIASED_ONE,
                                  memory_order_relaxed);
}

static inline void ob_biased_decref(ObBiased *op)
{
    uint32_t local =
        atomic_load_explicit(&op->local, memory_order_relaxed);
    if (ob_biased_is_mine(op)) {
        ob_require(local != 0, "`op` is dead");
        atomic_store_explicit(&op->local, local - 1,
                              memory_order_relaxed);
        if (local == 1)
            ob_biased_merge_zero_local(op);
    } else if (local != OB_BIASED_IMMORTAL) {
        ob_biased_decref_shared(op);
    }
}

/* A reference to an object that nobody holds for the caller, and who
 * has read where it is since the last checkpoint: true; or false, as it
 * is dying, or as others were never told to try. */
bool ob_biased_try_incref(ObBiased *op);

/* From now on others may try. The caller holds op. */
void ob_biased_set_maybe_weak(ObBiased *op);

/* A block of memory; NULL: there is none. Freed at once, or when nobody
 * can be looking at it any more. */
void *ob_biased_allocate(size_t size);
void ob_biased_free(void *block);
void ob_biased_free_delayed(ObLink *block);

/* --- critical sections --- */

/* Where a section keeps what it needs, on the stack. */
typedef struct ObBiasedSection {
    ObBiased *op;                   /* NULL: it has no lock */
    struct ObBiasedSection *outer;
    bool suspended;
} ObBiasedSection;

/* Between these two no other thread has the lock of op, unless this
 * one waits for something in between. Both in the same function, the
 * last that began ends first. */
void ob_biased_begin(ObBiasedSection *section, ObBiased *op);
void ob_biased_end(ObBiasedSection *section);

/* --- lists --- */

/* New, empty; NULL: no memory. */
ObBiased *ob_biased_list_new(void);
size_t ob_biased_list_size(ObBiased *list);

/* 0, or -1: no memory. */
int ob_biased_list_append(ObBiased *list, ObBiased *op);

/* A new reference; NULL: nothing there. */
ObBiased *ob_biased_list_get(ObBiased *list, size_t i);

/* Takes the last one out, which is the caller's; NULL: empty. */
ObBiased *ob_biased_list_pop(ObBiased *list);

/* list[i] = op: 0, or -1: nothing there. */
int ob_biased_list_set(ObBiased *list, size_t i, ObBiased *op);

/* --- weak references --- */

/* A weak reference to op, whose type has a place for it; while it
 * lives, it is the same for all. A new reference; NULL: no memory. */
ObBiased *ob_biased_weak_new(ObBiased *op);

/* A new reference to whom it leads; NULL: dead. */
ObBiased *ob_biased_weak_get(ObBiased *weak);

OB_C_END

#endif
