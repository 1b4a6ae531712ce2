/* object: the header, types, counting, death.
 *
 * CPython: Include/object.h, Include/refcount.h, Objects/object.c
 *
 * INV-object-1  The count of a mortal object is the number of its
 *               references, and greater than 0.
 * INV-object-2  The header of an immortal object is never written to.
 */
#ifndef OB_OBJECT_H
#define OB_OBJECT_H

#include "ob_state.h"

typedef struct ObObject ObObject;
typedef struct ObType ObType;

/* the header of every object */
struct ObObject {
    uint32_t refcnt;    /* references that lead here */
    uint32_t flags;     /* bits 0-7 belong to the object,
                           the rest to a running collector */
    ObType *type;       /* outlives the object */
};

/* What traverse calls for each reference that an object holds, with
 * the object at its end (borrowed) and its own `arg`, until it returns
 * something other than 0; traverse then returns that. */
typedef int ObVisit(ObObject *op, void *arg);

/* drop_next takes a reference out and returns it through ob_dropped.
 * One that is returned without it will be reported as lost. */

/* The flags that belong to an object: bits 0 to 7. */
enum {
    OB_FINALIZED = 1,   /* its last words are said */
    OB_DYING = 2,       /* its count is a link to another object */
    OB_HEAPED = 4,      /* was born in the heap, which knows it */
    OB_COMPLETE = 32,   /* ob_track was called for it */
    OB_SHARES = 16,     /* a dict: of an instance, see keys.h */
    OB_WEAKLY = 8,      /* somebody has referred to it weakly */
    OB_OF_CLASS = 64,   /* a dict: of a class */
    OB_FLAGS = 0xFF
};

/* Whether op is being taken apart, or waits for it. */
static inline bool ob_is_dying(const ObObject *op)
{
    ob_require_pointer(op);
    return (op->flags & OB_DYING) != 0;
}

/* What a visit asks of what it is shown. */
#define ob_require_shown(op) \
    ob_require((op) != NULL, "a traverse shows NULL")

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
    ObObject *(*repr)(ObObject *op);           /* NULL: see ob_repr */
    int (*equal)(ObObject *a, ObObject *b);    /* an ObEqual */
    size_t (*size_of)(const ObObject *op);     /* NULL: basic_size */
    int (*traverse)(ObObject *op, ObVisit *visit, void *arg);
    ObObject *(*drop_next)(ObObject *op);      /* NULL: no more */
    void (*finalize)(ObObject *op);            /* last words */
    void (*clear)(ObObject *op);               /* let go of all */
    int64_t (*hash)(ObObject *op);             /* NULL: see ob_hash */
    bool simple;    /* its repr, equal and hash ask no other object */
    bool fixed;     /* what its objects hold never changes */
    ObObject *(*call)(ObObject *op, ObObject *const args[], size_t n);
    ObObject *(*get)(ObObject *attr, ObObject *op);     /* of op.NAME */
    int (*set)(ObObject *attr, ObObject *op, ObObject *value);
    size_t dict_offset, weak_offset;    /* in its objects; 0: none */
    bool (*speaks)(ObObject *op);   /* whether finalize has anything to
                                       say; raises nothing, and only
                                       looks: op may have no count any
                                       more. NULL: it always has */
    /* To whom a weak reference leads: borrowed; NULL: it is dead. */
    ObObject *(*weakly)(const ObObject *op);
    const char *(*name_of)(const ObObject *op);     /* its __name__ */
    ObObject *(*getattro)(ObObject *op, ObObject *name);
    int (*setattro)(ObObject *op, ObObject *name, ObObject *value);
    /* Where an object's references stand, if it has no others: */
    struct {
        uint16_t size;      /* where it says how many, */
        uint16_t items;     /* where the first one is, or, */
        bool away;          /* that being true, its address; */
    } layout;               /* 0: only traverse knows */
};

/* --- immortal objects --- */

#define OB_IMMORTAL 3221225472u     /* 3 * 2**30, born immortal */
#define OB_MORTAL_LIMIT 2147483648u /* 2**31, and from here on */
#define OB_STATIC_HEADER(type) { OB_IMMORTAL, 0, (type) }

static inline bool ob_is_immortal(const ObObject *op)
{
    ob_require_pointer(op);
    return op->refcnt >= OB_MORTAL_LIMIT;
}

extern ObType ob_type_type;

/* Ends a debug build's program in which `function` is given an `op`,
 * called `name` there, that is NULL or dead; or is just dying; or is
 * of another type. */
void ob_require_object_at(const char *function, const char *name,
                          const ObObject *op);
void ob_require_alive_at(const char *function, const char *name,
                         const ObObject *op);
void ob_require_type_at(const char *function, const char *name,
                        const ObObject *op, const ObType *type);
#ifdef NDEBUG
#define ob_require_object(op) ((void)(op))
#define ob_require_alive(op) ((void)(op))
#define ob_require_type(op, type) ((void)(op))
#else
#define ob_require_object(op) ob_require_object_at(__func__, #op, op)
#define ob_require_alive(op) ob_require_alive_at(__func__, #op, op)
#define ob_require_type(op, type) \
    ob_require_type_at(__func__, #op, op, type)
#endif

/* The type of `op`, borrowed. */
static inline ObType *ob_type(const ObObject *op)
{
    ob_require_pointer(op);
    return op->type;
}

/* The count, as sys.getrefcount sees it, less its own reference. */
static inline uint32_t ob_refcnt(const ObObject *op)
{
    ob_require_pointer(op);
    return op->refcnt;
}

/* Lets `op`, whose count has reached 0, die. Only ob_decref
 * calls it. */
void ob_dealloc(ObObject *op);

/* Takes a reference to `op`. */
static inline void ob_incref(ObObject *op)
{
    ob_require_alive(op);
    if (op->refcnt >= OB_IMMORTAL)
        return;
    op->refcnt++;
}

/* Lets go of a reference to `op`, which dies if it was the last. */
static inline void ob_decref(ObObject *op)
{
    ob_require_alive(op);
    if (ob_is_immortal(op))
        return;
    if (--op->refcnt == 0)
        ob_dealloc(op);
}

/* Returns a new reference to an object of `size` bytes, of which all
 * behind the header are still to be filled in; or NULL, MemoryError.
 * Until they are, nobody may look: an object counts as complete from
 * here on, but a container only from ob_track on. Call as
 * ob_object_new(type, size). */
ObObject *ob_object_new_at(ObType *type, size_t size,
                           const char *where);
#define ob_object_new(type, size) \
    ob_object_new_at(type, size, OB_HERE)

/* Gives the bytes of `op` back: the `free` of most types. */
void ob_object_free(ObObject *op);

/* Stops counting the references to `op`, which is never freed from
 * then on. (CPython: _Py_SetImmortal) */
void ob_make_immortal(ObObject *op);

/* `a is b`. */
static inline bool ob_is(const ObObject *a, const ObObject *b)
{
    return a == b;
}

/* `a == b`: 1, 0, or -1 with an exception. Holds both meanwhile. */
int ob_equal(ObObject *a, ObObject *b);

/* repr(op): a new str, or NULL with an exception: TypeError if it is
 * no str. A type without repr: "<NAME object at 0x...>". Holds op
 * meanwhile. */
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

/* callable(*args): a new reference; NULL with TypeError (it cannot be
 * called), RecursionError, or what it raises. Holds all of them
 * meanwhile. Passes a checkpoint. */
ObObject *ob_call(ObObject *callable, ObObject *const args[], size_t n);

/* Takes a reference to each of n objects; lets go of them. */
void ob_hold_all(ObObject *const args[], size_t n);
void ob_drop_all(ObObject *const args[], size_t n);

/* --- hooks of the object layer --- */

/* Called in this layer, defined in that of the values: asks op for its
 * repr. */
ObObject *ob_ask_for_repr(ObObject *op);
/* Called in this layer, defined in that of the containers. */

/* Room for a container of `size` bytes; NULL: there is none. Gives it
 * back. The block that op is in. */
ObObject *ob_container_alloc(size_t size, const char *where);
void ob_container_free(ObObject *op);
void *ob_container_block(ObObject *op);

/* op is complete: tracks it, unless it is tracked already, is no
 * container, or can never be in a cycle. */
void ob_track(ObObject *op);

/* The opposite. Nothing if op is not tracked. */
void ob_untrack(ObObject *op);

/* Whether op lives in the heap, and can be tracked. */
static inline bool ob_is_heaped(const ObObject *op)
{
    ob_require_pointer(op);
    return (op->flags & OB_HEAPED) != 0;
}

/* find references by layout */

static inline size_t *ob_size_at(ObObject *op,
                                 const ObType *type)
{
    return (size_t *)((char *)op + type->layout.size);
}

static inline ObObject **ob_items_at(ObObject *op,
                                     const ObType *type)
{
    char *at = (char *)op + type->layout.items;
    return type->layout.away ? *(ObObject ***)at : (ObObject **)at;
}

/* As its type's traverse. */
static inline int ob_show(ObObject *op, ObVisit *visit, void *arg)
{
    const ObType *type = ob_type(op);
    /* where we know where its references stand */
    if (type->layout.size != 0) {
        ObObject **items = ob_items_at(op, type);
        size_t n = *ob_size_at(op, type);
        int result = 0;
        while (n-- > 0 && result == 0)
            result = visit(items[n], arg);
        return result;
    }
    return type->traverse(op, visit, arg);
}

/* Called in this layer, defined in that of the weak references: op,
 * whose last words are said and whose count is 0, is about to be taken
 * apart. Those that refer to it weakly are dead afterwards, and who
 * wanted to be called back was. */
void ob_clear_weakrefs(ObObject *op);

/* --- counting with receipts --- */

ObObject *ob_taken_at(ObObject *op, ObSite at);
ObObject *ob_held_at(ObObject *op, ObSite at);
ObObject *ob_dropped_at(ObObject *op, ObSite at);
ObObject *ob_handed_at(ObObject *op, ObSite at);

/* The receipts of op, newest first; NULL: none. */
const ObReceipt *ob_receipts(ObObject *op);

#ifdef OB_RECEIPTS
#define OB_SITE(text) (OB_STRUCT(ObSite){ text, __func__, OB_HERE })
#define ob_incref(op) ob_incref(ob_taken_at(op, OB_SITE(#op)))
#define ob_decref(op) ob_decref(ob_dropped_at(op, OB_SITE(#op)))
/* words for references that change hands */
#define ob_taken(op, text) ob_taken_at(op, OB_SITE(text))
#define ob_held(op, text) ob_held_at(op, OB_SITE(text))
#define ob_held_call(function, args, ...) \
    ob_held((function)(__VA_ARGS__), #function "(" args ")")
#define ob_dropped(op) ob_dropped_at(op, OB_SITE(#op))
#define ob_handed(op) ob_handed_at(op, OB_SITE(#op))
#else
/* the same words, with nothing to say */
#define ob_taken(op, text) (op)
#define ob_held(op, text) (op)
#define ob_dropped(op) (op)
#define ob_handed(op) (op)
#endif

/* With receipts, some functions have a macro of their own name. Where
 * they are defined, it stands in parentheses: no macro is meant. */
#ifdef OB_RECEIPTS
#undef ob_object_new
#define ob_object_new(type, size) \
    ob_held(ob_object_new_at(type, size, OB_HERE), \
            "ob_object_new(" #type ")")
#define ob_repr(...) \
    ob_held_call(ob_repr, #__VA_ARGS__, __VA_ARGS__)
#endif

#ifdef OB_RECEIPTS
#define ob_call(...) \
    ob_held(ob_call(__VA_ARGS__), "ob_call(" #__VA_ARGS__ ")")
#endif

#endif
