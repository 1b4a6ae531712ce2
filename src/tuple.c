/* tuple: a fixed number of references.
 *
 * CPython: Objects/tupleobject.c
 */
#include "ob_values.h"
#include "text.h"

/* the struct of a tuple */
typedef struct ObTuple {
    ObObject base;
    size_t size;
    ObObject *items[];      /* a reference each */
} ObTuple;

/* make a tuple */
ObObject *(ob_tuple_new)(size_t n, ObObject *const items[])
{
    static struct {
        ObObject base;
        size_t size;
    } empty = { .base = OB_STATIC_HEADER(&ob_tuple_type) };
    if (n == 0)
        return &empty.base;
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
    assert(ob_type(op) == &ob_tuple_type);
    return ((const ObTuple *)op)->size;
}

ObObject *ob_tuple_item_borrowed(const ObObject *op, size_t i)
{
    assert(i < ob_tuple_size(op));
    return ((const ObTuple *)op)->items[i];
}

/* --- what a tuple refers to --- */

static int tuple_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObTuple *tuple = (const ObTuple *)op;
    int result = 0;
    for (size_t i = tuple->size; i-- > 0 && result == 0; )
        result = visit(tuple->items[i], arg);
    return result;
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
    size_t n = ob_tuple_size(a);
    if (n != ob_tuple_size(b))
        return OB_UNEQUAL;
    if (ob_enter("in comparison") < 0)
        return -1;
    int answer = OB_EQUAL;
    for (size_t i = 0; i < n && answer == OB_EQUAL; i++) {
        answer = ob_same(ob_tuple_item_borrowed(a, i),
                         ob_tuple_item_borrowed(b, i));
    }
    ob_leave();
    return answer;
}

/* CPython: tuplehash, Objects/tupleobject.c, after xxHash. */
static int64_t tuple_hash(ObObject *op)
{
    const uint64_t p1 = 11400714785074694791u;
    const uint64_t p2 = 14029467366897019727u;
    const uint64_t p5 = 2870177450012600261u;
    if (ob_enter("while hashing a tuple") < 0)
        return -1;
    uint64_t n = ob_tuple_size(op), acc = p5;
    int64_t lane = 0;
    for (size_t i = 0; i < n && lane != -1; i++) {
        lane = ob_hash(ob_tuple_item_borrowed(op, i));
        acc += (uint64_t)lane * p2;
        acc = ((acc << 31) | (acc >> 33)) * p1;
    }
    ob_leave();
    acc += n ^ (p5 ^ 3527539u);
    if (lane == -1)
        return -1;
    return (int64_t)acc == -1 ? 1546275796 : (int64_t)acc;
}

static ObObject *tuple_repr(ObObject *op)
{
    size_t n = ob_tuple_size(op);
    ObText text = { 0 };
    ObRepr repr;
    int entered = ob_repr_enter(&repr, op);
    if (entered != 0)
        return entered < 0 ? NULL : ob_str_from("(...)");
    int result = ob_text_add(&text, "(");
    for (size_t i = 0; i < n && result == 0; i++) {
        if (i > 0)
            result = ob_text_add(&text, ", ");
        if (result == 0)
            result = ob_text_add_repr(&text,
                                   ob_tuple_item_borrowed(op, i));
    }
    if (result == 0)
        result = ob_text_add(&text, n == 1 ? ",)" : ")");
    ob_repr_leave(&repr);
    return ob_text_end(&text, result);
}

static size_t tuple_size_of(const ObObject *op)
{
    return sizeof(ObTuple) + ob_tuple_size(op) * sizeof(ObObject *);
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
};
