/* state: the interpreter, its thread, the error indicator.
 *
 * CPython: Python/pystate.c, Python/errors.c
 */
#ifndef OB_STATE_H
#define OB_STATE_H

#include "ob_mem.h"

#if defined(__GNUC__)
#define OB_PRINTF(text, first) \
    __attribute__((format(printf, text, first)))
#else
#define OB_PRINTF(text, first)
#endif

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
    OB_VALUE_ERROR,
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
} ObThread;

extern _Thread_local ObThread *ob_thread_self;

/* --- the parts of the interpreter --- */

/* Interned strs: a table of 2**k places, open-addressed. */
typedef struct ObInterned {
    struct ObStr **places;  /* NULL: empty */
    size_t mask;            /* places, less one */
    size_t used;
} ObInterned;

/* What a collection tells those who want to know. */
typedef struct ObGcInfo {
    int generation;
    size_t candidates;          /* containers that it looked at */
    size_t collected;           /* those that it found unreachable */
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
    bool enabled, collecting;
    unsigned debug;             /* OB_GC_... */
    struct ObObject *garbage;   /* a list; NULL: not asked for yet */
    struct ObGcListener *listeners;
    size_t listening;
    int threshold[OB_GENERATIONS], count[OB_GENERATIONS];
    size_t long_lived_total;    /* survivors of the last full one */
    size_t long_lived_pending;  /* new in the oldest since then */
    ObGcStats stats[OB_GENERATIONS];
    bool requested;             /* a collection is to run */
    bool stress;                /* at every birth */
} ObGc;

/* the interpreter */
typedef struct ObInterp {
    ObMem mem;
    ObThread main;
    /* what the layers keep in the interpreter */
    struct ObInt *small_ints;           /* -5 to 1024 */
    ObInterned interned;                /* the names of the program */
    struct ObNamespace *namespaces;     /* newest first */
    FILE *log;                          /* of events; NULL: none */
    struct ObHeap *heap;                /* the containers */
    ObGc gc;
} ObInterp;

/* The current interpreter's memory. */
ObMem *ob_mem(void);

/* Sets the error indicator. The text is printf's, cut at 159 bytes.
 * Never allocates. Returns NULL: `return ob_raise(...)`. */
void *ob_raise(ObExc exc, const char *format, ...) OB_PRINTF(2, 3);

/* Raises MemoryError, which has no text. Returns NULL. */
void *ob_raise_memory(void);

/* The pending exception, OB_NO_ERROR if there is none. */
ObExc ob_error(void);

/* Its text, "" if there is none. Good until the next raise. */
const char *ob_error_text(void);

/* Forgets the pending exception. */
void ob_error_clear(void);

/* "MemoryError", "NameError"...; "" for OB_NO_ERROR. Static. */
const char *ob_exc_name(ObExc exc);

#endif
