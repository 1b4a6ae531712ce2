/* gc: a collection, from the choice of a generation to the clearing
 * of the garbage; and what Python's gc module offers.
 *
 * CPython: Python/gc.c, Modules/gcmodule.c
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 199309L     /* for clock_gettime */
#endif
#include "ob_gc.h"
#include "ob_weakref.h"
#include "ob_thread.h"

#include <string.h>
#include <time.h>

/* A public function says its own name when there is no interpreter. */
#define this_gc() (&ob_self()->interp->gc)

/* --- tell the listeners --- */

typedef struct ObGcListener {
    ObGcCallback *callback;
    void *arg;
} ObGcListener;

/* Of a clock that nobody can set. */
static struct timespec now(void)
{
    struct timespec time = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time;
}

static double seconds_since(struct timespec start)
{
    struct timespec end = now();
    double seconds = (double)(end.tv_sec - start.tv_sec)
                     + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    return seconds > 0 ? seconds : 0;
}

static void tell(const char *phase, const ObGcInfo *info)
{
    const ObGc *gc = this_gc();
    for (size_t i = 0; i < gc->listening; i++) {
        ObGcListener listener = gc->listeners[i];
        listener.callback(phase, info, listener.arg);
        ob_write_unraisable("GC callback", "function", NULL);
    }
}

int ob_gc_add_callback(ObGcCallback *callback, void *arg)
{
    ob_require_pointer(callback);
    ObGc *gc = this_gc();
    ObGcListener *more = ob_grow(gc->listeners, gc->listening,
                                 &gc->listeners_room, sizeof *more);
    if (more == NULL)
        return -1;
    gc->listeners = more;
    more[gc->listening++] = (ObGcListener){ callback, arg };
    return 0;
}

void ob_gc_remove_callback(ObGcCallback *callback, void *arg)
{
    ob_require_pointer(callback);
    ObGc *gc = this_gc();
    size_t kept = 0;
    for (size_t i = 0; i < gc->listening; i++)
        if (gc->listeners[i].callback != callback
            || gc->listeners[i].arg != arg)
            gc->listeners[kept++] = gc->listeners[i];
    gc->listening = kept;
}

/* --- show what was found --- */

static int show_one(ObObject *op, void *arg)
{
    (void)arg;
    fprintf(stderr, "gc: collectable <%s %p>\n", ob_type(op)->name,
            (void *)op);
    return 0;
}

static void show_collectable(ObHeap *heap)
{
    if (this_gc()->debug & OB_GC_COLLECTABLE)
        ob_heap_walk(heap, OB_UNREACHABLE, show_one, NULL);
}

int ob_gc_set_debug(unsigned flags)
{
    if (flags & OB_GC_SAVEALL && ob_gc_garbage_borrowed() == NULL)
        return -1;
    this_gc()->debug = flags;
    return 0;
}

unsigned ob_gc_get_debug(void)
{
    return this_gc()->debug;
}

ObObject *ob_gc_garbage_borrowed(void)
{
    ObGc *gc = this_gc();
    if (gc->garbage == NULL)
        gc->garbage = ob_list_new();
    return gc->garbage;
}

ObObject *(ob_gc_garbage)(void)
{
    ObObject *garbage = ob_gc_garbage_borrowed();
    if (garbage != NULL)
        ob_incref(garbage);
    return garbage;
}

static int count_one(ObObject *op, void *arg)
{
    (void)op;
    ++*(size_t *)arg;
    return 0;
}

static size_t size_of_place(ObPlace place)
{
    size_t n = 0;
    ob_heap_walk(ob_heap(), place, count_one, &n);
    return n;
}

static void show_generations(const ObGcInfo *info)
{
    if (!(this_gc()->debug & OB_GC_STATS))
        return;
    fprintf(stderr, "gc: collecting generation %d...\n"
            "gc: objects in each generation: %zu %zu %zu\n"
            "gc: objects in permanent generation: %zu\n",
            info->generation, size_of_place(OB_YOUNG),
            size_of_place(OB_MIDDLE), size_of_place(OB_OLDEST),
            size_of_place(OB_PERMANENT));
}

static void show_done(const ObGcInfo *info)
{
    if (this_gc()->debug & OB_GC_STATS)
        fprintf(stderr, "gc: done, %zu unreachable, "
                "%zu uncollectable, %.4fs elapsed\n",
                info->collected, info->uncollectable, info->duration);
}

/* --- delete the garbage --- */

/* Makes op let go of its items; with SAVEALL, puts it into
 * gc.garbage instead. */
static void delete_one(ObObject *op)
{
    ObGc *gc = this_gc();
    if (gc->debug & OB_GC_SAVEALL) {
        if (ob_list_append(gc->garbage, op) < 0)
            ob_error_clear();       /* no memory: it stays */
    } else if (ob_type(op)->clear != NULL) {
        ob_incref(op);
        ob_type(op)->clear(op);
        ob_write_unraisable("clear", ob_type(op)->name, op);
        ob_decref(op);
    }
}

static void delete_garbage(ObHeap *heap)
{
    ObObject *op;
    ob_heap_rewind(heap);
    while ((op = ob_heap_next_borrowed(heap)) != NULL)
        delete_one(op);
}

/* 0, or -1 if there is no memory for it. In CPython 2.7, Modules/
 * gcmodule.c: move_finalizers, move_finalizer_reachable */
static int keep_those_with_last_words(ObHeap *heap)
{
    ObObject *op;
    int result = 0;
    ob_heap_rewind(heap);
    while (result == 0 && (op = ob_heap_next_borrowed(heap)) != NULL) {
        ob_incref(op);
        if (ob_has_last_words(op))
            result = ob_list_append(this_gc()->garbage, op);
        ob_decref(op);
    }
    ob_error_clear();
    return result;
}

/* finalize the garbage */

/* Its last words, if it has some and has not said them: whether it
 * spoke. */
static bool finalize_one(ObObject *op)
{
    if (ob_type(op)->finalize == NULL || op->flags & OB_FINALIZED)
        return false;
    ob_incref(op);
    bool speaks = ob_has_last_words(op);
    if (speaks) {
        op->flags |= OB_FINALIZED;
        ob_type(op)->finalize(op);
        ob_write_unraisable("deallocator", ob_type(op)->name, op);
    }
    ob_decref(op);
    return speaks;
}

/* Whether anybody spoke. CPython: finalize_garbage, Python/gc.c */
static bool finalize_garbage(ObHeap *heap)
{
    bool spoken = false;
    ObObject *op;
    ob_heap_rewind(heap);
    while ((op = ob_heap_next_borrowed(heap)) != NULL)
        spoken |= finalize_one(op);
    return spoken;
}

/* --- collect --- */

/* what a collection counts */

static void count_collection(ObGc *gc, int generation)
{
    if (generation < OB_GENERATIONS - 1)
        gc->count[generation + 1]++;
    for (int i = 0; i <= generation; i++)
        gc->count[i] = 0;
}

static void count_survivors(ObGc *gc, ObPlace oldest, size_t survivors)
{
    if (oldest == OB_OLDEST) {
        gc->long_lived_pending = 0;
        gc->long_lived_total = survivors;
    } else if (oldest == OB_OLDEST - 1)
        gc->long_lived_pending += survivors;
}

static void add_to_stats(ObGcStats *stats, const ObGcInfo *info)
{
    stats->collections++;
    stats->candidates += info->candidates;
    stats->collected += info->collected;
    stats->uncollectable += info->uncollectable;
    stats->duration += info->duration;
}

/* CPython: gc_collect_main, Python/gc.c */
static void collect_garbage(ObPlace oldest, ObGcInfo *info)
{
    ObHeap *heap = ob_heap();
    ObDeduced deduced = ob_heap_deduce(heap, oldest);
    info->candidates = deduced.candidates;
    info->collected = deduced.unreachable;
    /* remember how many live long */
    count_survivors(this_gc(), oldest, deduced.survivors);
    show_collectable(heap);
    /* free what is plain at once */
    if (!(this_gc()->debug & OB_GC_SAVEALL) && ob_heap_free_plain(heap))
        return;
    /* before the garbage is deleted */
    bool changed = true;        /* may somebody be reachable again? */
    size_t freed = 0;           /* weak references that died */
    if (this_gc()->python2) {
        if (keep_those_with_last_words(heap) < 0) {
            info->collected = 0;
            ob_heap_move_leftovers(heap);
            return;
        }
    } else {
        changed = false;
        /* before anybody speaks */
        changed |= ob_handle_weakref_callbacks(heap, false, &freed);
        changed |= finalize_garbage(heap);
    }
    if (changed)
        info->collected = ob_heap_deduce_again(heap) + freed;
    if (this_gc()->python2)
        info->uncollectable = deduced.unreachable
                              - info->collected;
    /* before anybody is cleared */
    if (this_gc()->python2)
        ob_handle_weakref_callbacks(heap, true, &info->collected);
    ob_clear_garbage_weakrefs(heap);
    delete_garbage(heap);
    ob_heap_move_leftovers(heap);
}

static size_t collect_from(ObPlace oldest)
{
    ObGc *gc = this_gc();
    if (gc->collecting)
        return 0;
    gc->collecting = ob_self();
    ObError aside;
    ob_put_aside(&aside);
    ObGcInfo info = { .generation = (int)(oldest - OB_YOUNG) };
    struct timespec start = now();
    tell("start", &info);
    /* count a collection */
    count_collection(gc, info.generation);
    show_generations(&info);
    collect_garbage(oldest, &info);
    info.duration = seconds_since(start);
    /* add to the statistics */
    add_to_stats(&gc->stats[info.generation], &info);
    show_done(&info);
    tell("stop", &info);
    ob_put_back(&aside);
    gc->collecting = NULL;
    return info.collected + info.uncollectable;
}

size_t ob_gc_collect(void)
{
    return collect_from(OB_OLDEST);
}

/* The oldest that is due; -1: none is.
 * CPython: gc_select_generation, Python/gc.c */
static int choose(const ObGc *gc)
{
    if (gc->stress)
        return OB_GENERATIONS - 1;
    if (gc->threshold[0] == 0)
        return -1;
    bool quarter = gc->long_lived_pending
                   >= gc->long_lived_total / 4;
    for (int i = OB_GENERATIONS - 1; i >= 0; i--)
        if (gc->count[i] > gc->threshold[i]
            && (i < OB_GENERATIONS - 1 || quarter))
            return i;
    return -1;
}

void ob_run_requests(void)
{
    /* see to what other threads request */
    if (!ob_see_to_threads())
        return;
    const ObGc *gc = this_gc();
    if (gc->collecting || ob_error() != OB_NO_ERROR)
        return;
    ob_done(OB_REQUEST_COLLECTION);
    int generation = choose(gc);
    if (gc->enabled && generation >= 0)
        collect_from(OB_YOUNG + (ObPlace)generation);
}

/* collect one generation */
int64_t ob_gc_collect_generation(int generation)
{
    if (generation < 0 || generation >= OB_GENERATIONS) {
        ob_raise(OB_VALUE_ERROR, "invalid generation");
        return -1;
    }
    return (int64_t)collect_from(OB_YOUNG + (ObPlace)generation);
}

/* What it has found unreachable is not, as far as is known. */
void ob_abandon_collection(void)
{
    ob_heap_move_leftovers(ob_heap());
}

/* --- switch the collector on and off --- */

void ob_gc_enable(void)
{
    this_gc()->enabled = true;
}

void ob_gc_disable(void)
{
    this_gc()->enabled = false;
}

bool ob_gc_is_enabled(void)
{
    return this_gc()->enabled;
}

void ob_gc_set_threshold(int young, int middle, int old)
{
    int *threshold = this_gc()->threshold;
    threshold[0] = young;
    threshold[1] = middle;
    threshold[2] = old;
}

void ob_gc_get_threshold(int threshold[OB_GENERATIONS])
{
    ob_require_pointer(threshold);
    memcpy(threshold, this_gc()->threshold,
           sizeof this_gc()->threshold);
}

void ob_gc_get_count(int count[OB_GENERATIONS])
{
    ob_require_pointer(count);
    memcpy(count, this_gc()->count, sizeof this_gc()->count);
}

void ob_gc_get_stats(ObGcStats stats[OB_GENERATIONS])
{
    ob_require_pointer(stats);
    memcpy(stats, this_gc()->stats, sizeof this_gc()->stats);
}

void ob_gc_freeze(void)
{
    for (int p = OB_YOUNG; p <= OB_OLDEST; p++)
        ob_heap_move(ob_heap(), (ObPlace)p, OB_PERMANENT);
    memset(this_gc()->count, 0, sizeof this_gc()->count);
}

void ob_gc_unfreeze(void)
{
    ob_heap_move(ob_heap(), OB_PERMANENT, OB_OLDEST);
}

size_t ob_gc_get_freeze_count(void)
{
    return size_of_place(OB_PERMANENT);
}

bool ob_gc_is_finalized(const ObObject *op)
{
    ob_require_object(op);
    return ob_is_heaped(op) && op->flags & OB_FINALIZED;
}

bool ob_has_last_words(ObObject *op)
{
    ob_require_object(op);
    const ObType *type = ob_type(op);
    ObExc before = ob_error();
    bool speaks = type->finalize != NULL
                  && (type->speaks == NULL || type->speaks(op));
    ob_require(ob_error() == before, "a type's `speaks` raises");
    return speaks;
}

int ob_gc_python2(bool on)
{
    ObGc *gc = this_gc();
    if (gc->settled) {
        ob_raise(OB_RUNTIME_ERROR, "there are classes already");
        return -1;
    }
    if (on && ob_gc_garbage_borrowed() == NULL)
        return -1;
    gc->python2 = on;
    return 0;
}

static int silence(ObObject *op, void *arg)
{
    (void)arg;
    op->flags |= OB_FINALIZED;
    return 0;
}

static void silence_all(ObGc *gc)
{
    gc->python2 = false;
    for (ObPlace p = OB_YOUNG; p < OB_PLACES; p++)
        ob_heap_walk(ob_heap(), p, silence, NULL);
}

/* --- who refers to whom --- */

typedef struct Search {
    ObObject *found;        /* a list */
    ObObject *op;           /* whom they are to refer to */
} Search;

static int append_found(ObObject *op, void *arg)
{
    ob_require_shown(op);
    Search *search = arg;
    return op == search->found ? 0 : ob_list_append(search->found, op);
}

static int is_sought(ObObject *op, void *arg)
{
    ob_require_shown(op);
    return op == ((Search *)arg)->op;
}

static int append_referrer(ObObject *op, void *arg)
{
    return ob_type(op)->traverse(op, is_sought, arg) != 0
           ? append_found(op, arg) : 0;
}

/* Those in places from `from` to `to` that visit_one appends. */
static ObObject *search(ObPlace from, ObPlace to, ObVisit *visit_one,
                        ObObject *op)
{
    Search search = { ob_list_new(), op };
    if (search.found == NULL)
        return NULL;
    for (ObPlace p = from; p <= to; p++)
        if (ob_heap_walk(ob_heap(), p, visit_one, &search) < 0) {
            ob_decref(search.found);
            return NULL;
        }
    return search.found;
}

ObObject *(ob_gc_get_objects)(void)
{
    return search(OB_YOUNG, OB_OLDEST, append_found, NULL);
}

ObObject *(ob_gc_get_referrers)(ObObject *op)
{
    ob_require_object(op);
    return search(OB_YOUNG, OB_OLDEST, append_referrer, op);
}

ObObject *(ob_gc_get_referents)(ObObject *op)
{
    ob_require_object(op);
    Search search = { ob_list_new(), NULL };
    if (search.found == NULL || !ob_is_container(op)
        || ob_type(op)->traverse(op, append_found, &search) == 0)
        return search.found;
    ob_decref(search.found);
    return NULL;
}

ObObject *(ob_gc_get_objects_in)(int generation)
{
    if (generation >= OB_GENERATIONS)
        return ob_raise(OB_VALUE_ERROR, "generation parameter must be "
                        "less than the number of available generations "
                        "(%d)", OB_GENERATIONS);
    if (generation == OB_ALL_GENERATIONS)
        return ob_gc_get_objects();
    if (generation < 0)
        return ob_raise(OB_VALUE_ERROR,
                        "generation parameter cannot be negative");
    ObPlace place = OB_YOUNG + (ObPlace)generation;
    return search(place, place, append_found, NULL);
}

/* --- start and stop the collector --- */

int ob_gc_start(ObInterp *interp)
{
    ob_require_pointer(interp);
    interp->gc.enabled = true;
    /* thresholds to begin with */
    ObGc *gc = &interp->gc;
    gc->threshold[0] = 2000;
    gc->threshold[1] = gc->threshold[2] = 10;
    interp->heap = ob_heap_new(&interp->mem);
    return interp->heap != NULL ? 0 : -1;
}

bool ob_gc_stop(ObInterp *interp)
{
    ob_require_pointer(interp);
    ObGc *gc = &interp->gc;
    if (interp->heap == NULL)
        return false;
    bool found = gc->listeners != NULL || gc->garbage != NULL;
    if (gc->listeners != NULL)
        ob_mem_free(&interp->mem, gc->listeners);
    gc->listeners = NULL;
    gc->listening = gc->listeners_room = 0;
    gc->debug = 0;
    if (gc->python2)
        silence_all(gc);
    ObObject *garbage = gc->garbage;
    gc->garbage = NULL;
    if (garbage != NULL)
        ob_decref(garbage);
    /* thaw what is frozen */
    ob_gc_unfreeze();
    return ob_gc_collect() > 0 || found;
}

static int is_there(ObObject *op, void *found)
{
    *(ObObject **)found = op;
    return 1;
}

int ob_gc_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    ObObject *found = NULL;
    if (this_gc()->collecting
        || ob_heap_walk(ob_heap(), OB_UNREACHABLE, is_there,
                        &found) == 0)
        return 0;
    snprintf(why, size, "INV-gc-1: unreachable, and no collection runs:"
             " %s, count %u", ob_type(found)->name, ob_refcnt(found));
    return -1;
}
