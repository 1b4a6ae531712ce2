/* object: the header, types, counting, death.
 *
 * CPython: Include/object.h, Include/refcount.h, Objects/object.c
 *
 * INV-object-1  The count of a mortal object is the number of its
 *               references, and greater than 0.
 * INV-object-2  An immortal object is never written to.
 */
#ifndef OB_OBJECT_H
#define OB_OBJECT_H

#include "ob_state.h"

#include <assert.h>
#include <stdint.h>

typedef struct ObObject ObObject;
typedef struct ObType ObType;

/* the header of every object */
struct ObObject {
    uint32_t refcnt;    /* references that lead here */
    uint32_t flags;     /* bits 0-7 belong to the object,
                           the rest to a running collector */
    ObType *type;       /* borrowed: types outlive objects */
};

/* What traverse calls for each reference that an object holds, with
 * the object at its end (borrowed) and its own `arg`, until it returns
 * something other than 0; traverse then returns that. */
typedef int ObVisit(ObObject *op, void *arg);

/* The flags that belong to an object: bits 0 to 7. */
enum {
    OB_FINALIZED = 1,   /* its last words are said */
    OB_DYING = 2,       /* its count is a link to another object */
    OB_FLAGS = 0xFF
};

enum { OB_DEATHS_NESTED = 200 };

/* What `equal` answers, and -1 for an exception. */
typedef enum ObEqual {
    OB_UNEQUAL,
    OB_EQUAL,
    OB_NOT_IMPLEMENTED  /* ask the other operand's type */
} ObEqual;

/* the type of an object */
struct ObType {
    ObObject base;          /* a type is an object, too */
    const char *name;       /* as Python spells it */
    size_t basic_size;      /* bytes, header included */
    /* slots of a type */
    void (*free)(ObObject *op);                /* give the bytes back */
    ObObject *(*repr)(ObObject *op);           /* a new str, or NULL */
    int (*equal)(ObObject *a, ObObject *b);    /* an ObEqual */
    size_t (*size_of)(const ObObject *op);     /* NULL: basic_size */
    int (*traverse)(ObObject *op, ObVisit *visit, void *arg);
    ObObject *(*drop_next)(ObObject *op);      /* NULL: no more */
    void (*finalize)(ObObject *op);            /* last words */
    void (*clear)(ObObject *op);               /* let go of all */
    int64_t (*hash)(ObObject *op);             /* NULL: see ob_hash */
    bool fixed;     /* what its objects hold never changes */
};

/* --- immortal objects --- */

#define OB_IMMORTAL 3221225472u     /* 3 * 2**30, born immortal */
#define OB_MORTAL_LIMIT 2147483648u /* 2**31, and from here on */
#define OB_STATIC_HEADER(type) { OB_IMMORTAL, 0, (type) }

static inline bool ob_is_immortal(const ObObject *op)
{
    return op->refcnt >= OB_MORTAL_LIMIT;
}

extern ObType ob_type_type;

/* The type of `op`, borrowed. */
static inline ObType *ob_type(const ObObject *op)
{
    return op->type;
}

/* The count, as sys.getrefcount sees it, less its own reference. */
static inline uint32_t ob_refcnt(const ObObject *op)
{
    return op->refcnt;
}

/* Lets `op`, whose count has reached 0, die. Only ob_decref
 * calls it. */
void ob_dealloc(ObObject *op);

/* Takes a reference to `op`. */
static inline void ob_incref(ObObject *op)
{
    assert(op != NULL && op->refcnt > 0);
    if (op->refcnt >= OB_IMMORTAL)
        return;
    op->refcnt++;
}

/* Lets go of a reference to `op`, which dies if it was the last. */
static inline void ob_decref(ObObject *op)
{
    assert(op != NULL && op->refcnt > 0);
    if (ob_is_immortal(op))
        return;
    if (--op->refcnt == 0)
        ob_dealloc(op);
}

/* Returns a new reference to an object of `size` bytes, of which all
 * behind the header are still to be filled in; or NULL, MemoryError.
 * Call as ob_object_new(type, size). */
ObObject *ob_object_new_at(ObType *type, size_t size,
                           const char *where);
#define ob_object_new(type, size) \
    ob_object_new_at(type, size, OB_HERE)

/* Gives the bytes of `op` back: the `free` of most types. */
void ob_object_free(ObObject *op);

/* `a is b`. */
static inline bool ob_is(const ObObject *a, const ObObject *b)
{
    return a == b;
}

/* `a == b`: 1, 0, or -1 with an exception. */
int ob_equal(ObObject *a, ObObject *b);

/* repr(op): a new str, or NULL with an exception. */
ObObject *ob_repr(ObObject *op);

/* Bytes of `op` itself, header included, and nothing that it refers
 * to. Our sys.getsizeof. */
size_t ob_sizeof(const ObObject *op);

/* hash(op): never -1, which is an exception: TypeError when it is, or
 * holds, something that can change. Equal objects hash alike. */
int64_t ob_hash(ObObject *op);

/* The hash of what equals nothing but itself. */
static inline int64_t ob_hash_address(const ObObject *op)
{
    return (int64_t)((uintptr_t)op >> 4);
}

/* Whether a is b or a == b, which is what containers ask of their
 * items: 1, 0, or -1 with an exception. Holds both meanwhile. */
int ob_same(ObObject *a, ObObject *b);

enum { OB_DEPTH = 1000 };

/* Goes one deeper into a nested object: 0, or -1 with RecursionError
 * beyond OB_DEPTH; `what` ends its text. Leave for each 0. */
int ob_enter(const char *what);
void ob_leave(void);

/* --- counting with receipts --- */

#ifdef OB_RECEIPTS
#define OB_SITE(text) ((ObSite){ text, __func__, OB_HERE })

/* The block of memory that op is in. */
static inline void *ob_block_of(ObObject *op)
{
    /* step back over what a heap keeps */
    if (op->type->traverse != NULL)
        return (char *)op - OB_MEM_HEAD;
    return op;
}

void ob_incref_at(ObObject *op, ObSite at);
void ob_decref_at(ObObject *op, ObSite at);
ObObject *ob_held_at(ObObject *op, ObSite at);
ObObject *ob_dropped_at(ObObject *op, ObSite at);
#define ob_incref(op) ob_incref_at(op, OB_SITE(#op))
#define ob_decref(op) ob_decref_at(op, OB_SITE(#op))
#define ob_held(op, text) ob_held_at(op, OB_SITE(text))
#define ob_dropped(op) ob_dropped_at(op, OB_SITE(#op))
#else
#define ob_held(op, text) (op)
#define ob_dropped(op) (op)
#endif
#ifdef OB_RECEIPTS
#undef ob_object_new
#define ob_object_new(type, size) \
    ob_held(ob_object_new_at(type, size, OB_HERE), \
            "ob_object_new(" #type ")")
#define ob_repr(op) ob_held(ob_repr(op), "ob_repr(" #op ")")
#endif

#endif
