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
    /* more exceptions */
    OB_INDEX_ERROR,
    OB_KEY_ERROR,
    OB_RECURSION_ERROR,
} ObExc;

/* an exception on its way */
typedef struct ObError {
    ObExc exc;          /* OB_NO_ERROR: none */
    char text[160];     /* CPython 3.15's words */
} ObError;

typedef struct ObThread {
    struct ObInterp *interp;
    ObError error;
    /* what else a thread keeps */
    unsigned deaths;            /* how deep they are nested */
    struct ObObject *waiting;   /* those that were too deep */
    unsigned depth;             /* of nested repr, == and hash */
    struct ObRepr *reprs;       /* being printed, inmost first */
} ObThread;

extern _Thread_local ObThread *ob_thread_self;

/* the parts of the interpreter */
/* Interned strs: a table of 2**k places, open-addressed. */
typedef struct ObInterned {
    struct ObStr **places;  /* NULL: empty */
    size_t mask;            /* places, less one */
    size_t used;
} ObInterned;

/* the interpreter */
typedef struct ObInterp {
    ObMem mem;
    ObThread main;
    /* what the layers keep in the interpreter */
    struct ObInt *small_ints;           /* -5 to 1024 */
    ObInterned interned;                /* the names of the program */
    struct ObNamespace *namespaces;     /* newest first */
    FILE *log;                          /* of events; NULL: none */
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
