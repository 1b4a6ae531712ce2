/* object: what holds for objects of every type: birth, death in
 * constant C stack, and the questions that their types answer.
 *
 * The way of a dying reference: ob_decref takes the last one away and
 * calls ob_dealloc, here; the object says its last words, leaves the
 * heap's places (ob_untrack, container.c), and is linked to the one
 * that dies around it; what it holds is taken out one by one; its
 * type's `free` ends in ob_object_free, here; and its room goes back
 * to the heap (ob_container_free, container.c; ob_heap_free, heap.c).
 *
 * CPython: Objects/object.c
 */
#include "ob_object.h"
#include "atonce.h"

/* What a type must have. */
static inline bool is_finished(const ObType *type)
{
    if (type->name == NULL || type->free == NULL)
        return false;
    return type->basic_size >= sizeof(ObObject);
}

/* --- make an object --- */

static ObObject *born(ObObject *op, ObType *type, uint32_t flags)
{
    if (op == NULL)
        return ob_raise_memory();
    *op = (ObObject){ .refcnt = 1, .flags = flags, .type = type };
    /* write its first receipt */
    (void)ob_taken(op, "a new object");
    /* an object holds its type */
    ob_incref(&type->base);
    return op;
}

ObObject *ob_object_new_at(ObType *type, size_t size,
                           const char *where)
{
    ob_require_pointer(type);
    ob_require(is_finished(type), "the type lacks name, size, free");
    ob_require(size >= type->basic_size, "fewer than basic_size");
    /* or it is born in a cell */
    #ifdef OB_AT_ONCE
    ObObject *op = ob_born_at_once(type, size);
    if (op != NULL)
        return op;
    #endif
    /* a container is born in the heap */
    if (type->traverse != NULL)
        return born(ob_container_alloc(size, where), type, OB_HEAPED);
    return born(ob_mem_alloc_at(ob_mem(), OB_MEM_OBJECT, size, where),
                type, 0);
}

static void mark_dead(ObObject *op)
{
#ifndef NDEBUG
    /* the dead are not tracked */
    ob_untrack(op);
    op->refcnt = 0xDDDDDDDD;
    op->flags &= OB_FLAGS & ~(uint32_t)OB_DYING;
#else
    (void)op;
#endif
}

void (ob_object_free)(ObObject *op)
{
    ob_require_pointer(op);
    mark_dead(op);
    /* or its cell goes back to its page */
    #ifdef OB_AT_ONCE
    if (ob_freed_at_once(op))
        return;
    #endif
    /* a container goes back to the heap */
    if (ob_is_heaped(op)) {
        ob_container_free(op);
        return;
    }
    ob_mem_bury(ob_mem(), op);
}

void ob_make_immortal(ObObject *op)
{
    ob_require_alive(op);
    op->refcnt = OB_IMMORTAL;
}

/* --- die in turn --- */

/* link a dead object to another */

/* The address of `to`, or NULL, in the count and the upper flags. */
static void link_to(ObObject *op, const ObObject *to)
{
    uint64_t place = (uintptr_t)to / 16;
    op->refcnt = (uint32_t)place;
    op->flags = (op->flags & OB_FLAGS) | OB_DYING
                | (uint32_t)(place >> 32) << 8;
}

static ObObject *linked_to(const ObObject *op)
{
    uint64_t place = op->refcnt | (uint64_t)(op->flags >> 8) << 32;
    return (ObObject *)(uintptr_t)(place * 16);
}

/* say the last words */

static bool has_last_words(ObObject *op)
{
    if (ob_type(op)->finalize == NULL || op->flags & OB_FINALIZED)
        return false;
    /* some have nothing to say */
    bool speaks = ob_type(op)->speaks == NULL
                  || ob_type(op)->speaks(op);
    ob_require(ob_error() == OB_NO_ERROR, "a type's `speaks` raises");
    if (!speaks)
        return false;
    return true;
}

/* Lets op speak. Returns whether it is to die all the same. */
static bool last_words(ObObject *op)
{
    op->refcnt = 1;
    /* who speaks is tracked */
    ob_untrack(op);
    ob_track(op);
    ob_type(op)->finalize(op);
    ob_write_unraisable("deallocator", ob_type(op)->name, op);
    op->flags |= OB_FINALIZED;
    if (ob_self()->interp->gc.python2)
        op->flags &= ~(uint32_t)OB_FINALIZED;   /* it will again */
    return !ob_is_immortal(op) && --op->refcnt == 0;
}

/* the steps of the loop */

static ObObject *drop_next(ObObject *op)
{
    const ObType *type = ob_type(op);
    /* take an item oneself */
    #ifndef OB_RECEIPTS
    if (type->layout.size != 0) {
        size_t *n = ob_size_at(op, type);
        return *n > 0 ? ob_items_at(op, type)[--*n] : NULL;
    }
    #endif
    ObObject *next = type->drop_next != NULL ? type->drop_next(op)
                                             : NULL;
    ob_require(ob_error() == OB_NO_ERROR, "it raises an exception");
    return next;
}

static bool was_last_reference(ObObject *op)
{
    return !ob_is_immortal(op) && --op->refcnt == 0;
}

/* Lets op speak, then takes it out of the world of the living. Returns
 * whether it is to die all the same. */
static inline bool departs(ObObject *op)
{
    if (has_last_words(op) && !last_words(op))
        return false;
    /* the dead are not tracked */
    ob_untrack(op);
    /* whoever refers to it weakly is told */
    if (op->flags & OB_WEAKLY)
        ob_clear_weakrefs(op);
    return true;
}

/* Frees op, and returns its type, to which it had a reference. */
static ObObject *free_and_drop_type(ObObject *op)
{
    ObType *type = ob_type(op);
    type->free(op);
    ob_write_unraisable("deallocator", type->name, op);
    return ob_dropped(&type->base);
}

static bool dies_alone(const ObType *type)
{
    if (type->weak_offset != 0)
        return false;
    return type->drop_next == NULL && type->free == ob_object_free
           && type->finalize == NULL && ob_is_immortal(&type->base);
}

/* let go of everything, depth first */
static void die_of(ObObject *op)
{
    if (!departs(op))
        return;
    link_to(op, NULL);
    while (op != NULL) {
        ObObject *child = drop_next(op);
        if (child == NULL) {
            ObObject *dead = op;
            op = linked_to(dead);
            child = free_and_drop_type(dead);
        }
        if (was_last_reference(child) && departs(child)) {
            link_to(child, op);
            op = child;
        }
    }
}

/* wait for the deaths around */

static void wait_for_death(ObThread *self, ObObject *op)
{
    /* the dead are not tracked */
    ob_untrack(op);
    link_to(op, self->waiting);
    self->waiting = op;
}

static ObObject *next_waiting(ObThread *self)
{
    ObObject *op = self->waiting;
    if (op != NULL) {
        self->waiting = linked_to(op);
        op->refcnt = 0;
        op->flags &= OB_FLAGS & ~(uint32_t)OB_DYING;
    }
    return op;
}

static void die_in_turn(ObObject *op)
{
    ObThread *self = ob_self();
    if (self->deaths == OB_DEATHS_NESTED) {
        wait_for_death(self, op);
        return;
    }
    ObError aside;
    ob_put_aside(&aside);
    self->deaths++;
    while (op != NULL) {
        die_of(op);
        self = ob_self();       /* in a forked child, another */
        op = self->deaths == 1 ? next_waiting(self) : NULL;
    }
    self->deaths--;
    ob_put_back(&aside);
}

/* --- see who dies at once --- */

#ifndef OB_RECEIPTS
/* Lets go of the items of op, the last first, up to one whose death
 * takes more care. Returns how many are left. */
static size_t drop_items(ObObject *op, const ObType *type)
{
    ObObject **items = ob_items_at(op, type);
    size_t *size = ob_size_at(op, type), n = *size;
    for (; n > 0; n--) {
        ObObject *item = items[n - 1];
        if (ob_is_immortal(item))
            continue;
        if (item->refcnt == 1 && !dies_alone(ob_type(item)))
            break;
        if (--item->refcnt == 0)
            ob_object_free(item);
    }
    *size = n;
    return n;
}

/* Frees op, and what dies of it, as far as none of them has more to do
 * after the death of an item. Returns who has, or NULL. */
static ObObject *die_at_once(ObObject *op)
{
    while (op != NULL && ob_type(op)->layout.size != 0) {
        const ObType *type = ob_type(op);
        size_t left = drop_items(op, type);
        if (left > 1)
            return op;
        ObObject *last = left == 1 ? *ob_items_at(op, type) : NULL;
        type->free(op);
        if (last != NULL)
            last->refcnt = 0;
        op = last;
    }
    return op;
}
#endif

/* deallocate an object */
void ob_dealloc(ObObject *op)
{
    ob_require_pointer(op);
    ob_require(op->refcnt == 0, "somebody still refers to the object");
    /* die with all that dies of it */
    if (!dies_alone(ob_type(op))) {
        /* or die at once */
        #ifndef OB_RECEIPTS
        op = die_at_once(op);
        if (op == NULL)
            return;
        #endif
        die_in_turn(op);
        return;
    }
    ob_type(op)->free(op);
}

/* --- ask an object --- */

/* An ObEqual, or -1. */
static int ask_equal(ObObject *a, ObObject *b)
{
    const ObType *type = ob_type(a);
    if (type->equal == NULL)
        return OB_NOT_IMPLEMENTED;
    /* go deeper to compare */
    if (type->simple)
        return type->equal(a, b);
    if (ob_enter("in comparison") < 0)
        return -1;
    int answer = type->equal(a, b);
    /* come back from a question */
    ob_leave();
    ob_require(answer >= -1 && answer <= OB_NOT_IMPLEMENTED,
               "a type's `equal` answers neither an ObEqual nor -1");
    ob_require(answer != -1 || ob_error() != OB_NO_ERROR,
               "a type's `equal` answers -1 and raises nothing");
    return answer;
}

static int ask_both(ObObject *a, ObObject *b)
{
    int answer = ask_equal(a, b);
    if (answer == OB_NOT_IMPLEMENTED)
        answer = ask_equal(b, a);
    return answer == OB_NOT_IMPLEMENTED ? a == b : answer;
}

int ob_equal(ObObject *a, ObObject *b)
{
    ob_require_object(a);
    ob_require_object(b);
    ob_incref(a);
    ob_incref(b);
    int answer = ask_both(a, b);
    ob_decref(a);
    ob_decref(b);
    return answer;
}

ObObject *(ob_repr)(ObObject *op)
{
    ob_require_object(op);
    ob_incref(op);
    ObObject *repr = ob_ask_for_repr(op);
    ob_decref(op);
    return repr;
}

size_t ob_sizeof(const ObObject *op)
{
    ob_require_object(op);
    const ObType *type = ob_type(op);
    return type->size_of != NULL ? type->size_of(op)
                                 : type->basic_size;
}

/* ask for a hash */

static int64_t ask_for_hash(const ObType *type, ObObject *op)
{
    if (type->simple)
        return type->hash(op);
    /* go deeper to hash */
    if (ob_enter("while hashing an object") < 0)
        return -1;
    ob_incref(op);
    int64_t hash = type->hash(op);
    ob_decref(op);
    /* come back from a question */
    ob_leave();
    ob_require(hash != -1 || ob_error() != OB_NO_ERROR,
               "a type's `hash` answers -1 and raises nothing");
    return hash;
}

int64_t ob_hash(ObObject *op)
{
    ob_require_object(op);
    const ObType *type = ob_type(op);
    if (type->hash != NULL)
        return ask_for_hash(type, op);
    if (type->equal == NULL)
        return ob_hash_address(op);
    ob_raise(OB_TYPE_ERROR, "unhashable type: '%s'", type->name);
    return -1;
}

int ob_same(ObObject *a, ObObject *b)
{
    ob_require_object(a);
    ob_require_object(b);
    return a == b ? 1 : ob_equal(a, b);
}

void ob_hold_all(ObObject *const args[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        ob_incref(args[i]);
}

void ob_drop_all(ObObject *const args[], size_t n)
{
    for (size_t i = n; i-- > 0; )
        ob_decref(args[i]);
}

/* call something */

static ObObject *ask_to_act(ObObject *callable,
                            ObObject *const args[], size_t n)
{
    const ObInterp *interp = ob_self()->interp;
    ObExc before = ob_error();
    ObObject *result = ob_type(callable)->call(callable, args, n);
    ob_require(ob_thread_self != NULL
               && ob_thread_self->interp == interp,
               "what was called leaves another thread current");
    ob_require(result != NULL || ob_error() != OB_NO_ERROR,
               "what was called answers NULL and raises nothing");
    ob_require(result == NULL || before != OB_NO_ERROR
               || ob_error() == OB_NO_ERROR,
               "what was called answers and raises");
    return result;
}

ObObject *(ob_call)(ObObject *callable, ObObject *const args[],
                    size_t n)
{
    ob_require_object(callable);
    ob_require(n == 0 || args != NULL, "`args` is NULL");
    ObType *type = ob_type(callable);
    if (type->call == NULL)
        return ob_raise(OB_TYPE_ERROR, "'%.200s' object is not "
                        "callable", type->name);
    if (ob_enter("while calling a Python object") < 0)
        return NULL;
    ob_incref(callable);
    ob_hold_all(args, n);
    ObObject *result = ask_to_act(callable, args, n);
    ob_drop_all(args, n);
    ob_decref(callable);
    ob_leave();
    ob_checkpoint();
    return result;
}
