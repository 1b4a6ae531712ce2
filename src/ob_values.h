/* values: None, bool, int, float, str; namespaces.
 *
 * CPython: Objects/object.c (None), boolobject.c, longobject.c,
 * floatobject.c, unicodeobject.c
 *
 * INV-values-1  Ints from -5 to 1024 exist once an interpreter.
 * INV-values-2  Interned strs of the same bytes are one object.
 * INV-values-3  A str holds valid UTF-8 and ends in a NUL.
 */
#ifndef OB_VALUES_H
#define OB_VALUES_H

#include "ob_object.h"
#include "ob_container.h"

extern ObType ob_none_type, ob_bool_type, ob_int_type, ob_float_type;
extern ObType ob_str_type;

/* None, and True or False: immortal. */
ObObject *ob_none(void);
ObObject *ob_bool(bool value);

/* CPython 3.15's small ints: pycore_runtime_structs.h. */
enum { OB_SMALL_INT_MIN = -5, OB_SMALL_INT_MAX = 1024 };

/* --- the structs of the numbers --- */

typedef struct ObInt {
    ObObject base;
    int64_t value;
} ObInt;

typedef struct ObFloat {
    ObObject base;
    double value;
} ObFloat;

/* Each returns a new reference, or NULL with MemoryError. */
ObObject *ob_int_new(int64_t value);
ObObject *ob_float_new(double value);

/* The value of an int or a bool. */
int64_t ob_int_value(const ObObject *op);
double ob_float_value(const ObObject *op);

/* Whether `op` is an int or a bool. */
bool ob_int_check(const ObObject *op);

/* a + b for two ints: a new int, or NULL with OverflowError (not in
 * CPython: its ints grow), TypeError or MemoryError. */
ObObject *ob_int_add(ObObject *a, ObObject *b);

/* Makes and unmakes the small ints of `interp`; 0 or -1. */
int ob_int_start(ObInterp *interp);
void ob_int_stop(ObInterp *interp);

/* Returns 0, or -1 with a sentence in `why`, when INV-values-1 does
 * not hold. */
int ob_int_validate(char *why, size_t size);

/* A new str of `size` bytes of UTF-8; NULL with UnicodeDecodeError
 * or MemoryError. */
ObObject *ob_str_new(const char *utf8, size_t size);

/* The same for text that ends in a NUL. */
ObObject *ob_str_from(const char *utf8);

/* The same for printf's format. MemoryError also beyond INT_MAX bytes,
 * which is printf's limit, and for what printf cannot write, such as
 * a %lc that the locale does not have. A precision (%.3s) counts bytes:
 * it must not cut a character. */
ObObject *ob_str_format(const char *format, ...) OB_PRINTF(1, 2);

/* c.isprintable(): whether repr shows the character as it is. */
bool ob_printable(uint32_t c);

/* The one immortal str with these bytes; NULL with UnicodeDecodeError
 * or MemoryError. For names: it lives as long as the interpreter. */
ObObject *ob_str_intern(const char *utf8);

/* The same if it is already there, or NULL without an exception. */
ObObject *ob_str_interned(const char *utf8);

/* The bytes (borrowed, NUL at the end), their number, and the number
 * of characters. */
const char *ob_str_utf8(const ObObject *op);
size_t ob_str_size(const ObObject *op);
size_t ob_str_length(const ObObject *op);

/* Lets go of the interned names of `interp`. */
void ob_str_stop(ObInterp *interp);

/* Returns 0, or -1 with a sentence in `why`, when INV-values-2 or
 * INV-values-3 does not hold. */
int ob_str_validate(char *why, size_t size);

/* Globals go first name first, locals last name first. */
typedef enum ObScope { OB_SCOPE_GLOBAL, OB_SCOPE_LOCAL } ObScope;

typedef struct ObNamespace ObNamespace;

/* --- a namespace --- */

typedef struct ObBinding {
    ObObject *name;     /* an interned str: borrowed for ever */
    ObObject *value;    /* a reference that the name holds */
} ObBinding;

struct ObNamespace {
    ObInterp *interp;           /* whose it is */
    ObNamespace *next, *prev;   /* all of this interpreter's */
    const char *label;          /* "globals", "locals of f" */
    ObScope scope;
    bool leaving;               /* its names are being let go of */
    size_t used, capacity;
    ObBinding *bindings;        /* in order of first binding */
};

/* A new, empty namespace, or NULL with MemoryError. `label` must
 * outlive it. Free it, or let ob_interp_free do so. */
ObNamespace *ob_namespace_new(ObScope scope, const char *label);

/* Lets go of all values, then of the namespace. Nothing if that is
 * going on already. */
void ob_namespace_free(ObNamespace *ns);

/* ns.name = value. Takes a reference of its own. 0, or -1 with
 * MemoryError, or UnicodeDecodeError if the name is no UTF-8, and
 * nothing changed; a name that is bound already is rebound without
 * memory. */
int ob_namespace_bind(ObNamespace *ns, const char *name,
                      ObObject *value);

/* The same, taking over the caller's reference, even if it fails.
 * value == NULL: -1, the exception is already pending. */
int ob_namespace_bind_steal(ObNamespace *ns, const char *name,
                            ObObject *value);

/* del name: 0, or -1 with NameError. */
int ob_namespace_unbind(ObNamespace *ns, const char *name);

/* What `name` leads to: a new, or a borrowed, reference; NULL with
 * NameError. The borrowed one is good until the name is rebound. */
ObObject *ob_namespace_lookup(const ObNamespace *ns, const char *name);
ObObject *ob_namespace_lookup_borrowed(const ObNamespace *ns,
                                       const char *name);

/* How many names are bound; what the i-th is (good as long as the
 * interpreter), and what it leads to: a new, or a borrowed,
 * reference. */
size_t ob_namespace_size(const ObNamespace *ns);
const char *ob_namespace_name(const ObNamespace *ns, size_t i);
ObObject *ob_namespace_value(const ObNamespace *ns, size_t i);
ObObject *ob_namespace_value_borrowed(const ObNamespace *ns, size_t i);

/* --- containers --- */

extern ObType ob_tuple_type, ob_list_type, ob_dict_type;

/* What a container asks of the objects in it may raise anything: an
 * exception of a type's own ==, hash or repr comes out as it is. Those
 * below are what the library's own types raise. Beyond a depth of 1,000
 * == and hash raise RecursionError. The caller holds the container and
 * the key meanwhile: an == may take out what only the dict held. */

/* A new tuple of n objects, with a reference of its own to each; NULL
 * with MemoryError. The empty tuple is immortal and exists once. */
ObObject *ob_tuple_new(size_t n, ObObject *const items[]);
size_t ob_tuple_size(const ObObject *op);

/* The i-th item, i < size. */
ObObject *ob_tuple_item(const ObObject *op, size_t i);
ObObject *ob_tuple_item_borrowed(const ObObject *op, size_t i);

/* A new, empty list; NULL with MemoryError. */
ObObject *ob_list_new(void);
size_t ob_list_size(const ObObject *op);

/* How many items it has room for. */
size_t ob_list_capacity(const ObObject *op);

/* 0, or -1 with MemoryError. */
int ob_list_append(ObObject *op, ObObject *item);

/* The same, taking over the caller's reference, even if it fails.
 * item == NULL: -1, the exception is already pending. */
int ob_list_append_steal(ObObject *op, ObObject *item);

/* op[i], as Python counts: from the end if i < 0. NULL with
 * IndexError. Borrowed until the list changes. */
ObObject *ob_list_get(const ObObject *op, int64_t i);
ObObject *ob_list_get_borrowed(const ObObject *op, int64_t i);

/* op[i] = item: 0, or -1 with IndexError. */
int ob_list_set(ObObject *op, int64_t i, ObObject *item);

/* del op[i]: 0, or -1 with IndexError, or with MemoryError and nothing
 * changed. */
int ob_list_del(ObObject *op, int64_t i);

/* op.pop(): the last item, which is the caller's now; NULL with
 * IndexError, or with MemoryError and nothing changed. */
ObObject *ob_list_pop(ObObject *op);

/* op.extend(other), for a list or tuple, op itself included: 0, or -1
 * and nothing changed, with MemoryError, or TypeError for any other
 * type (in CPython only for what is not iterable). */
int ob_list_extend(ObObject *op, ObObject *other);

/* [a, b, ...]: a new list of n items, with room for no more; NULL with
 * MemoryError. With n == 0, `items` may be NULL. */
ObObject *ob_list_from(size_t n, ObObject *const items[]);

/* op.copy(): a new list of the same items; NULL with MemoryError. */
ObObject *ob_list_copy(const ObObject *op);

/* item in op: 1, 0, or -1 with RecursionError. */
int ob_list_contains(ObObject *op, ObObject *item);

/* Lets go of all items, the last first. */
void ob_list_clear(ObObject *op);

/* A new, empty dict; NULL with MemoryError. */
ObObject *ob_dict_new(void);
size_t ob_dict_size(const ObObject *op);

/* op[key] = value: 0, or -1 with TypeError (the key has no hash),
 * RecursionError or MemoryError. */
int ob_dict_set(ObObject *op, ObObject *key, ObObject *value);

/* Looks without an exception for what is not there: 1, and what op has
 * under key as a new reference in *value; 0 and NULL; -1 and NULL, with
 * TypeError or RecursionError. */
int ob_dict_lookup(ObObject *op, ObObject *key, ObObject **value);

/* key in op: 1, 0, or -1 with TypeError or RecursionError. */
int ob_dict_contains(ObObject *op, ObObject *key);

/* op[key]: NULL with KeyError, TypeError or RecursionError, or with
 * MemoryError when there is no room for the text of a KeyError.
 * Borrowed until the dict changes. */
ObObject *ob_dict_get(ObObject *op, ObObject *key);
ObObject *ob_dict_get_borrowed(ObObject *op, ObObject *key);

/* del op[key]: 0, or -1 with the exceptions of ob_dict_get. */
int ob_dict_del(ObObject *op, ObObject *key);

/* op.pop(key): what op had under key, which is the caller's now; NULL
 * with the exceptions of ob_dict_get. op.pop(key, other): if there is
 * no such key, a new reference to `other`, and no KeyError. */
ObObject *ob_dict_pop(ObObject *op, ObObject *key);
ObObject *ob_dict_pop_default(ObObject *op, ObObject *key,
                              ObObject *other);

/* op.copy(): a new dict of the same items; NULL with MemoryError. Asks
 * nobody. */
ObObject *ob_dict_copy(const ObObject *op);

/* op.update(other), for a dict: 0, or -1 with MemoryError,
 * RecursionError, RuntimeError (an == changed `other` meanwhile), or
 * TypeError (`other` is no dict; in CPython: not iterable). What was
 * put in until then stays. Asks nobody if `op` is new. */
int ob_dict_update(ObObject *op, ObObject *other);

/* Goes over the items in the order in which they were put in. *at is 0
 * at first; false at the end. Borrowed until the dict changes, and who
 * changes it meanwhile is not told; a walk tells. */
bool ob_dict_next_borrowed(const ObObject *op, size_t *at,
                           ObObject **key, ObObject **value);

/* A walk over a dict, which the caller holds until it ends. */
typedef struct ObDictWalk {
    const ObObject *dict;
    size_t at, left;        /* entries; left: still to come */
    size_t size;            /* what the dict must still have */
} ObDictWalk;

ObDictWalk ob_dict_walk(const ObObject *op);

/* 1, and new references to the next key and value; 0 at the end; -1
 * with RuntimeError if there are more or fewer keys than at first, or
 * more come than there were. As in Python, a key that went and one that
 * came in its place may pass unnoticed. Values may be replaced. */
int ob_dict_walk_next(ObDictWalk *walk, ObObject **key,
                      ObObject **value);

/* Lets go of all items, in order. */
void ob_dict_clear(ObObject *op);

#ifdef ob_held
#ifdef OB_RECEIPTS
#define ob_tuple_new(...) \
    ob_held_call(ob_tuple_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_tuple_item(...) \
    ob_held_call(ob_tuple_item, #__VA_ARGS__, __VA_ARGS__)
#define ob_list_new() ob_held(ob_list_new(), "ob_list_new()")
#define ob_list_get(...) \
    ob_held_call(ob_list_get, #__VA_ARGS__, __VA_ARGS__)
#define ob_list_pop(...) \
    ob_held_call(ob_list_pop, #__VA_ARGS__, __VA_ARGS__)
#define ob_list_from(...) \
    ob_held_call(ob_list_from, #__VA_ARGS__, __VA_ARGS__)
#define ob_list_copy(...) \
    ob_held_call(ob_list_copy, #__VA_ARGS__, __VA_ARGS__)
#define ob_dict_new() ob_held(ob_dict_new(), "ob_dict_new()")
#define ob_dict_get(...) \
    ob_held_call(ob_dict_get, #__VA_ARGS__, __VA_ARGS__)
#define ob_dict_pop(...) \
    ob_held_call(ob_dict_pop, #__VA_ARGS__, __VA_ARGS__)
#define ob_dict_pop_default(...) \
    ob_held_call(ob_dict_pop_default, #__VA_ARGS__, __VA_ARGS__)
#define ob_dict_copy(...) \
    ob_held_call(ob_dict_copy, #__VA_ARGS__, __VA_ARGS__)

/* The same for what they leave behind their pointers when they return
 * 1, which are evaluated once. */
static inline int ob_dict_lookup_at(ObSite at, ObObject *op,
                                    ObObject *key, ObObject **value)
{
    int result = ob_dict_lookup(op, key, value);
    if (result == 1)
        ob_held_at(*value, at);
    return result;
}

static inline int ob_dict_walk_next_at(ObSite at, ObDictWalk *walk,
                                       ObObject **key, ObObject **value)
{
    int result = ob_dict_walk_next(walk, key, value);
    if (result == 1) {
        ob_held_at(*key, at);
        ob_held_at(*value, at);
    }
    return result;
}

#define ob_dict_lookup(...) \
    ob_dict_lookup_at(OB_SITE("ob_dict_lookup(" #__VA_ARGS__ ")"), \
                      __VA_ARGS__)
#define ob_dict_walk_next(...) \
    ob_dict_walk_next_at(OB_SITE("ob_dict_walk_next(" #__VA_ARGS__ \
                                 ")"), __VA_ARGS__)
#endif
#endif

/* Hooks: the slots of `type`, for the types that are classes, which
 * a later layer makes. */
ObObject *ob_class_call(ObObject *op, ObObject *const args[], size_t n);
size_t ob_class_size_of(const ObObject *op);
int ob_class_traverse(ObObject *op, ObVisit *visit, void *arg);
ObObject *ob_class_drop_next(ObObject *op);
void ob_class_clear(ObObject *op);
void ob_class_free(ObObject *op);

/* Hands the pending exception to the hook, with the first line
 * "Exception ignored DOING FUNCTION:". */
void ob_report_ignored(const char *doing, ObObject *function);

/* Raises KeyError for that key; NULL. */
void *ob_raise_key(ObObject *key);

/* op.popitem(): takes the last item out; its key and its value are the
 * caller's now. 0, or -1 with KeyError. */
int ob_dict_popitem(ObObject *op, ObObject **key, ObObject **value);

/* Takes what op has under key out if `condition` holds for it, which
 * must change nothing: 1; 0; -1 with TypeError or RecursionError.
 * CPython: _PyDict_DelItemIf */
int ob_dict_del_if(ObObject *op, ObObject *key,
                   bool (*condition)(const ObObject *value));

#ifdef OB_RECEIPTS
static inline int ob_dict_popitem_at(ObSite at, ObObject *op,
                                     ObObject **key, ObObject **value)
{
    int result = ob_dict_popitem(op, key, value);
    if (result == 0) {
        ob_held_at(*key, at);
        ob_held_at(*value, at);
    }
    return result;
}

#define ob_dict_popitem(...) \
    ob_dict_popitem_at(OB_SITE("ob_dict_popitem(" #__VA_ARGS__ ")"), \
                       __VA_ARGS__)
#endif

/* receipts for new values */
#ifdef OB_RECEIPTS
#define ob_int_new(...) \
    ob_held_call(ob_int_new, #__VA_ARGS__, __VA_ARGS__)
/* the others that return new values */
#define ob_int_add(...) \
    ob_held_call(ob_int_add, #__VA_ARGS__, __VA_ARGS__)
#define ob_float_new(...) \
    ob_held_call(ob_float_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_str_new(...) \
    ob_held_call(ob_str_new, #__VA_ARGS__, __VA_ARGS__)
#define ob_str_from(...) \
    ob_held_call(ob_str_from, #__VA_ARGS__, __VA_ARGS__)
#define ob_str_format(...) \
    ob_held_call(ob_str_format, #__VA_ARGS__, __VA_ARGS__)
#define ob_namespace_lookup(...) \
    ob_held_call(ob_namespace_lookup, #__VA_ARGS__, __VA_ARGS__)
#define ob_namespace_value(...) \
    ob_held_call(ob_namespace_value, #__VA_ARGS__, __VA_ARGS__)
#endif

#endif
