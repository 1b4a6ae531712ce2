/* state: the interpreter, its thread, the error indicator.
 *
 * CPython: Python/pystate.c, Python/errors.c
 */
#ifndef OB_STATE_H
#define OB_STATE_H

#include "ob_mem.h"

/* The exceptions that the library raises. */
typedef enum ObExc {
    OB_NO_ERROR,
    OB_MEMORY_ERROR,
    OB_NAME_ERROR,
    OB_OVERFLOW_ERROR,
    OB_TYPE_ERROR,
    OB_UNICODE_DECODE_ERROR,
    OB_INDEX_ERROR,
    OB_KEY_ERROR,
    OB_RECURSION_ERROR,
    OB_RUNTIME_ERROR,
    OB_VALUE_ERROR,
    OB_ATTRIBUTE_ERROR,
    OB_REFERENCE_ERROR,
} ObExc;

/* --- an exception on its way --- */

typedef struct ObError {
    ObExc exc;          /* OB_NO_ERROR: none */
    char text[160];     /* CPython 3.15's words */
} ObError;

typedef struct ObThread {
    struct ObInterp *interp;
    ObError error;
    unsigned deaths;            /* how deep they are nested */
    struct ObObject *waiting;   /* those that were too deep */
    unsigned depth;             /* of nested repr, == and hash */
    struct ObRepr *reprs;       /* being printed, inmost first */
    const struct ObObject *cut; /* of its repr so many */
    size_t cut_size;            /* bytes are wanted; NULL: all */
    struct ObThread *next;      /* from the main one; NULL: none */
    bool holds_gil;
    bool known;                 /* to the thread that it belongs to */
    struct ObThread *outer;     /* which has this one, too; or NULL */
} ObThread;

/* --- the parts of the interpreter --- */

/* Interned strs: a table of 2**k places, open-addressed. */
typedef struct ObInterned {
    struct ObStr **places;  /* NULL: empty */
    size_t mask;            /* places, less one */
    size_t used;
} ObInterned;

/* sys.unraisablehook */
typedef void ObUnraisable(const ObError *error, const char *context,
                          void *arg);

/* What a collection tells those who want to know. */
typedef struct ObGcInfo {
    int generation;
    size_t candidates;          /* containers that it looked at */
    size_t collected;           /* those unreachable to the end */
    size_t uncollectable;
    double duration;            /* seconds */
} ObGcInfo;

typedef void ObGcCallback(const char *phase, const ObGcInfo *info,
                          void *arg);

/* the parts of the collector */

enum { OB_GENERATIONS = 3 };

/* gc.get_stats(), of one generation: sums over its collections. */
typedef struct ObGcStats {
    size_t collections, candidates, collected, uncollectable;
    double duration;        /* seconds */
} ObGcStats;

/* The collector's own. */
typedef struct ObGc {
    bool enabled;
    ObThread *collecting;       /* NULL: nobody */
    unsigned debug;             /* OB_GC_... */
    struct ObObject *garbage;   /* a list; NULL: not asked for yet */
    struct ObGcListener *listeners;
    size_t listening, listeners_room;
    int threshold[OB_GENERATIONS], count[OB_GENERATIONS];
    size_t long_lived_total;    /* survivors of the last full one */
    size_t long_lived_pending;  /* new in the oldest since then */
    ObGcStats stats[OB_GENERATIONS];
    bool stress;                /* at every birth */
    bool python2;               /* last words as they were up to 3.3 */
    bool settled;               /* there are classes: too late */
} ObGc;

/* the interpreter */
typedef struct ObInterp {
    ObMem mem;
    ObThread main;
    /* what the layers keep in the interpreter */
    struct ObInt *small_ints;           /* -5 to 1024 */
    ObInterned interned;                /* the names of the program */
    struct ObNamespace *namespaces;     /* newest first */
    ObUnraisable *unraisable;           /* NULL: stderr */
    void *unraisable_arg;
    FILE *log;                          /* of events; NULL: none */
    struct ObHeap *heap;                /* the containers */
    ObGc gc;
    OB_ATOMIC(unsigned) requests;       /* OB_REQUEST_... */
    struct ObObject *specials[2];   /* names; NULL: never looked for */
    struct ObObject *finalizers;    /* a dict; NULL: none were made */
    bool finalizers_changed;        /* there is a new one */
    bool finalizers_over;           /* nobody is called any more */
    struct ObGil *gil;              /* NULL: not started yet */
    ObThread *calling;              /* the calls of others; or NULL */
    unsigned long changes;          /* so many in its classes */
} ObInterp;

extern OB_THREAD_LOCAL ObThread *ob_thread_self;

/* The current thread; in a debug build, the end of a program that calls
 * when there is none. */
#define ob_self() \
    (ob_require(ob_thread_self != NULL, "there is no interpreter"), \
     ob_thread_self)

/* Makes a thread of an interpreter, or none, the current one; returns
 * the one that was. All functions work on the current thread's
 * interpreter. (CPython: PyThreadState_Swap) */
ObThread *ob_thread_swap(ObThread *next);

/* The current interpreter's memory. */
static inline ObMem *ob_mem(void)
{
    return &ob_self()->interp->mem;
}

/* Sets the error indicator. The text is printf's, without what is no
 * whole character (a precision may cut one), and cut before the
 * character that would go beyond 159 bytes.
 * Never allocates. Returns NULL: `return ob_raise(...)`. */
void *ob_raise(ObExc exc, const char *format, ...) OB_PRINTF(2, 3);

/* Raises MemoryError, which has no text. Returns NULL. */
void *ob_raise_memory(void);

/* An array with room for at least one item more than the `used` ones:
 * `array` itself, or moved, and then *capacity is another; NULL with
 * MemoryError, and nothing changed. array == NULL: there is none yet.
 * `item` is the size of one. */
void *ob_grow_at(void *array, size_t used, size_t *capacity,
                 size_t item, const char *where);
#define ob_grow(array, used, capacity, item) \
    ob_grow_at(array, used, capacity, item, OB_HERE)

/* An array with room for n > 0 items: `array`, perhaps moved; NULL with
 * MemoryError, and nothing changed. The same for bytes. */
void *ob_resize_bytes_at(void *array, size_t size, const char *where);

static inline void *ob_resize_at(void *array, size_t n, size_t item,
                                 const char *where)
{
    ob_require(item > 0, "items of no size are asked for");
    return n <= PTRDIFF_MAX / item
           ? ob_resize_bytes_at(array, n * item, where)
           : ob_raise_memory();
}
#define ob_resize(array, n, item) ob_resize_at(array, n, item, OB_HERE)

/* The pending exception, OB_NO_ERROR if there is none. */
static inline ObExc ob_error(void)
{
    return ob_self()->error.exc;
}

/* Its text, "" if there is none. Good until the next raise. */
const char *ob_error_text(void);

/* Forgets the pending exception. */
void ob_error_clear(void);

/* Puts the pending exception aside, if there is one; and back. */
ObError ob_error_take(void);
void ob_error_restore(const ObError *error);

/* "MemoryError", "NameError"...; "" for OB_NO_ERROR. Static. */
const char *ob_exc_name(ObExc exc);

/* Around code that is told something and has nobody to answer to: puts
 * the pending exception aside; and back. */
static inline void ob_put_aside(ObError *aside)
{
    aside->exc = ob_self()->error.exc;
    if (aside->exc != OB_NO_ERROR)
        *aside = ob_error_take();
}

static inline void ob_put_back(const ObError *aside)
{
    if (aside->exc != OB_NO_ERROR)
        ob_error_restore(aside);
}

/* Hands the pending exception, if there is one, to the hook, and
 * forgets it. It came from calling the `doing` of what is at that
 * address, of the type `name`, of which 80 bytes are said. (CPython:
 * PyErr_FormatUnraisable) */
void ob_unraisable(const char *doing, const char *name,
                   const void *address);

/* The same with a first line of one's own, without the newline. */
void ob_unraisable_in(const char *context);

static inline void ob_write_unraisable(const char *doing,
                                       const char *name,
                                       const void *address)
{
    if (ob_self()->error.exc != OB_NO_ERROR)
        ob_unraisable(doing, name, address);
}

/* Who is told of such exceptions, `context` being its first line
 * in CPython 3.15's words. NULL: they are written to stderr. */
void ob_unraisable_to(ObUnraisable *hook, void *arg);

/* So deep may the library nest questions and calls. Its own functions
 * need up to 1 MiB of C stack for it, in a release build half as much,
 * under a sanitizer 4 MiB; to that comes what a program's slots take.
 */
enum { OB_DEPTH = 1000 };

/* Goes one deeper into a nested object: 0, or -1 with RecursionError
 * beyond OB_DEPTH; `what` ends its text. Leave for each 0. */
int ob_enter(const char *what);
void ob_leave(void);

/* What the next checkpoint is to see to: bits of interp->requests. */
enum { OB_REQUEST_COLLECTION = 1 };

static inline void ob_request(unsigned what)
{
    if (!(ob_self()->interp->requests & what))
        ob_self()->interp->requests |= what;
}

static inline void ob_done(unsigned what)
{
    ob_self()->interp->requests &= ~what;
}

/* --- count births and deaths --- */

static inline void ob_count_birth(ObGc *gc)
{
    gc->count[0]++;
    if ((gc->count[0] > gc->threshold[0] && gc->threshold[0] != 0)
        || gc->stress)
        ob_request(OB_REQUEST_COLLECTION);
}

static inline void ob_count_death(ObGc *gc)
{
    if (gc->count[0] > 0)
        gc->count[0]--;
}

/* Sees to what was requested, as far as that is possible now. A hook:
 * the collector's. */
void ob_run_requests(void);

/* A place where a collection may run. Passed at the end of
 * ob_namespace_bind, _bind_steal and _unbind, of ob_call, and by any
 * program that calls it. (CPython passes one at most calls and
 * at the end of each round of a loop.) Across one, a borrowed
 * reference is safe only if the object is known to be held. */
static inline void ob_checkpoint(void)
{
    if (ob_self()->interp->requests != 0)
        ob_run_requests();
}

#endif
