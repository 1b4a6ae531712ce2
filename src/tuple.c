/* tuple: a fixed number of references.
 *
 * CPython: Objects/tupleobject.c
 */
#include "sequence.h"
/* what is done at once */
#include "atonce.h"

/* A public function says its own name when op is no tuple. */
#define as_tuple(op) \
    (ob_require_type(op, &ob_tuple_type), (const ObTuple *)(op))

/* make a tuple */
ObObject *(ob_tuple_new)(size_t n, ObObject *const items[])
{
    static struct {
        ObObject base;
        size_t size;
    } empty = { .base = OB_STATIC_HEADER(&ob_tuple_type) };
    if (n == 0)
        return &empty.base;
    ob_require(items != NULL, "`items` is NULL");
    if (n > (PTRDIFF_MAX - sizeof(ObTuple)) / sizeof items[0])
        return ob_raise_memory();
    ObObject *op = ob_object_new(&ob_tuple_type,
                           sizeof(ObTuple) + n * sizeof items[0]);
    if (op == NULL)
        return NULL;
    ObTuple *tuple = (ObTuple *)op;
    tuple->size = n;
    for (size_t i = 0; i < n; i++) {
        ob_incref(items[i]);
        tuple->items[i] = items[i];
    }
    /* track it */
    ob_track(op);
    return op;
}

size_t ob_tuple_size(const ObObject *op)
{
    return as_tuple(op)->size;
}

ObObject *ob_tuple_item_borrowed(const ObObject *op, size_t i)
{
    const ObTuple *tuple = as_tuple(op);
    ob_require(i < tuple->size, "there is no such item");
    return tuple->items[i];
}

ObObject *(ob_tuple_item)(const ObObject *op, size_t i)
{
    const ObTuple *tuple = as_tuple(op);
    ob_require(i < tuple->size, "there is no such item");
    ob_incref(tuple->items[i]);
    return tuple->items[i];
}

/* --- what a tuple refers to --- */

static int tuple_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObTuple *tuple = (const ObTuple *)op;
    return ob_visit_items(tuple->items, tuple->size, visit, arg);
}

static ObObject *tuple_drop_next(ObObject *op)
{
    ObTuple *tuple = (ObTuple *)op;
    if (tuple->size == 0)
        return NULL;
    return ob_dropped(tuple->items[--tuple->size]);
}

/* --- compare, hash and print a tuple --- */

static int tuple_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_tuple_type)
        return OB_NOT_IMPLEMENTED;
    return ob_sequence_equal(a, b);
}

/* CPython: tuplehash, Objects/tupleobject.c, after xxHash. */
static int64_t tuple_hash(ObObject *op)
{
    const uint64_t p1 = 11400714785074694791u;
    const uint64_t p2 = 14029467366897019727u;
    const uint64_t p5 = 2870177450012600261u;
    const ObTuple *tuple = (const ObTuple *)op;
    uint64_t acc = p5;
    int64_t lane = 0;
    for (size_t i = 0; i < tuple->size && lane != -1; i++) {
        lane = ob_hash(tuple->items[i]);
        acc += (uint64_t)lane * p2;
        acc = ((acc << 31) | (acc >> 33)) * p1;
    }
    acc += tuple->size ^ (p5 ^ 3527539u);
    if (lane == -1)
        return -1;
    return (int64_t)acc == -1 ? 1546275796 : (int64_t)acc;
}

static ObObject *tuple_repr(ObObject *op)
{
    bool lone = ((const ObTuple *)op)->size == 1;
    return ob_sequence_repr(op, "(", lone ? ",)" : ")", "(...)");
}

static size_t tuple_size_of(const ObObject *op)
{
    const ObTuple *tuple = (const ObTuple *)op;
    return sizeof *tuple + tuple->size * sizeof tuple->items[0];
}

ObType ob_tuple_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "tuple",
    .basic_size = sizeof(ObTuple),
    .repr = tuple_repr,
    .equal = tuple_equal,
    .hash = tuple_hash,
    .size_of = tuple_size_of,
    .traverse = tuple_traverse,
    .drop_next = tuple_drop_next,
    .free = ob_object_free,
    .fixed = true,
    .layout = { offsetof(ObTuple, size), offsetof(ObTuple, items), 0 },
};
