/* object: what holds for objects of every type: birth, death in
 * constant C stack, and the questions that their types answer.
 *
 * CPython: Objects/object.c
 */
#include "ob_object.h"
#include "ob_heap.h"
#include "ob_gc.h"

/* --- make an object --- */

static ObObject *born(ObObject *op, ObType *type)
{
    if (op == NULL)
        return ob_raise_memory();
    *op = (ObObject){ .refcnt = 1, .type = type };
    /* write its first receipt */
    #ifdef OB_RECEIPTS
    ob_mem_take(ob_mem(), ob_block_of(op), OB_SITE("a new object"));
    #endif
    return op;
}

ObObject *ob_object_new_at(ObType *type, size_t size,
                           const char *where)
{
    assert(size >= type->basic_size);
    /* a container is born in the heap */
    if (type->traverse != NULL) {
        ObObject *op = ob_heap_alloc_at(ob_heap(), size, where);
        /* count a birth */
        if (op != NULL)
            ob_gc_count_birth();
        return born(op, type);
    }
    return born(ob_mem_alloc_at(ob_mem(), OB_MEM_OBJECT, size, where),
                type);
}

void ob_object_free(ObObject *op)
{
    /* a container goes back to the heap */
    if (ob_is_container(op)) {
        ob_heap_free(ob_heap(), op);
        /* count a death */
        ob_gc_count_death();
        return;
    }
    ob_mem_free(ob_mem(), op);
}

/* --- die in turn --- */

/* link a dead object to another */

/* The address of `to`, or NULL, in the count and the upper flags. */
static void link_to(ObObject *op, const ObObject *to)
{
    /* the dead are not tracked */
    ob_untrack(op);
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

/* Lets op speak. Returns whether it is to die all the same. */
static bool last_words(ObObject *op)
{
    if (ob_type(op)->finalize == NULL || op->flags & OB_FINALIZED)
        return true;
    op->refcnt = 1;
    /* who speaks is tracked */
    ob_track(op);
    ob_type(op)->finalize(op);
    op->flags |= OB_FINALIZED;
    return --op->refcnt == 0;
}

/* the steps of the loop */

static ObObject *drop_next(ObObject *op)
{
    const ObType *type = ob_type(op);
    return type->drop_next != NULL ? type->drop_next(op) : NULL;
}

static bool was_last_reference(ObObject *op)
{
    return !ob_is_immortal(op) && --op->refcnt == 0;
}

/* Frees op, and returns the one that is dying around it. */
static ObObject *free_and_return(ObObject *op)
{
    ObObject *parent = linked_to(op);
    ob_type(op)->free(op);
    return parent;
}

/* let go of everything, depth first */
static void die_of(ObObject *op)
{
    if (!last_words(op))
        return;
    link_to(op, NULL);
    while (op != NULL) {
        ObObject *child = drop_next(op);
        if (child == NULL)
            op = free_and_return(op);
        else if (was_last_reference(child) && last_words(child)) {
            link_to(child, op);
            op = child;
        }
    }
}

/* wait for the deaths around */
static ObObject *next_waiting(ObThread *self)
{
    ObObject *op = self->waiting;
    if (op != NULL) {
        self->waiting = linked_to(op);
        op->flags &= OB_FLAGS & ~(uint32_t)OB_DYING;
    }
    return op;
}

static void die_in_turn(ObObject *op)
{
    ObThread *self = ob_thread_self;
    if (self->deaths == OB_DEATHS_NESTED) {
        link_to(op, self->waiting);
        self->waiting = op;
        return;
    }
    self->deaths++;
    while (op != NULL) {
        die_of(op);
        op = self->deaths == 1 ? next_waiting(self) : NULL;
    }
    self->deaths--;
}

/* deallocate an object */
void ob_dealloc(ObObject *op)
{
    assert(op->refcnt == 0);
    /* die with all that dies of it */
    if (ob_type(op)->drop_next != NULL
        || ob_type(op)->finalize != NULL) {
        die_in_turn(op);
        return;
    }
    ob_type(op)->free(op);
}

/* --- ask an object --- */

int ob_equal(ObObject *a, ObObject *b)
{
    int answer = OB_NOT_IMPLEMENTED;
    if (ob_type(a)->equal != NULL)
        answer = ob_type(a)->equal(a, b);
    if (answer == OB_NOT_IMPLEMENTED && ob_type(b)->equal != NULL)
        answer = ob_type(b)->equal(b, a);
    return answer == OB_NOT_IMPLEMENTED ? a == b : answer;
}

ObObject *(ob_repr)(ObObject *op)
{
    assert(op != NULL);
    return ob_type(op)->repr(op);
}

size_t ob_sizeof(const ObObject *op)
{
    const ObType *type = ob_type(op);
    return type->size_of != NULL ? type->size_of(op)
                                 : type->basic_size;
}
