/* int: whole numbers of 64 bits, and the two of them that are bools.
 *
 * CPython: Objects/longobject.c, Objects/boolobject.c
 */
#include "ob_values.h"
/* what is done at once */
#include "atonce.h"

#include <inttypes.h>

/* make an int */
ObObject *(ob_int_new)(int64_t value)
{
    if (OB_SMALL_INT_MIN <= value && value <= OB_SMALL_INT_MAX) {
        ObInt *small = ob_self()->interp->small_ints;
        return &small[value - OB_SMALL_INT_MIN].base;
    }
    ObObject *op = ob_object_new(&ob_int_type, sizeof(ObInt));
    if (op != NULL)
        ((ObInt *)op)->value = value;
    return op;
}

bool ob_int_check(const ObObject *op)
{
    ob_require_object(op);
    return ob_type(op) == &ob_int_type || ob_type(op) == &ob_bool_type;
}

int64_t ob_int_value(const ObObject *op)
{
    ob_require_object(op);
    ob_require(ob_int_check(op), "`op` is neither an int nor a bool");
    return ((const ObInt *)op)->value;
}

/* add two ints */
ObObject *(ob_int_add)(ObObject *a, ObObject *b)
{
    ob_require_object(a);
    ob_require_object(b);
    if (!ob_int_check(a) || !ob_int_check(b))
        return ob_raise(OB_TYPE_ERROR, "unsupported operand type(s) "
                        "for +: '%s' and '%s'", ob_type(a)->name,
                        ob_type(b)->name);
    int64_t x = ob_int_value(a), y = ob_int_value(b);
    if (y > 0 ? x > INT64_MAX - y : x < INT64_MIN - y)
        return ob_raise(OB_OVERFLOW_ERROR,
                        "int too large for 64 bits");
    return ob_int_new(x + y);
}

static ObObject *int_repr(ObObject *op)
{
    return ob_str_format("%" PRId64, ob_int_value(op));
}

static int int_equal(ObObject *a, ObObject *b)
{
    if (!ob_int_check(b))
        return OB_NOT_IMPLEMENTED;
    return ob_int_value(a) == ob_int_value(b) ? OB_EQUAL : OB_UNEQUAL;
}

/* CPython: long_hash, Objects/longobject.c. C's % keeps the sign of the
 * number, and so does the hash of an int. */
static int64_t int_hash(ObObject *op)
{
    int64_t prime = ((int64_t)1 << 61) - 1;
    int64_t hash = ob_int_value(op) % prime;
    return hash == -1 ? -2 : hash;
}

ObType ob_int_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "int",
    .basic_size = sizeof(ObInt),
    .free = ob_object_free,
    .repr = int_repr,
    .equal = int_equal,
    .simple = true,
    .hash = int_hash,
};

/* make the small ints */
int ob_int_start(ObInterp *interp)
{
    size_t n = OB_SMALL_INT_MAX - OB_SMALL_INT_MIN + 1;
    ObInt *small = ob_mem_alloc(&interp->mem, OB_MEM_DATA,
                                n * sizeof *small);
    if (small == NULL)
        return -1;
    for (size_t i = 0; i < n; i++)
        small[i] = (ObInt){ OB_STATIC_HEADER(&ob_int_type),
                            (int64_t)i + OB_SMALL_INT_MIN };
    interp->small_ints = small;
    return 0;
}

void ob_int_stop(ObInterp *interp)
{
    if (interp->small_ints != NULL)
        ob_mem_free(&interp->mem, interp->small_ints);
    interp->small_ints = NULL;
}

/* --- check the small ints --- */

static bool is_small(int64_t value)
{
    return OB_SMALL_INT_MIN <= value && value <= OB_SMALL_INT_MAX;
}

static int find_small(const ObMemInfo *info, void *found)
{
    const ObObject *op = info->object;
    if (op == NULL || ob_type(op) != &ob_int_type
        || !is_small(ob_int_value(op)))
        return 0;
    *(const ObObject **)found = op;
    return 1;
}

static const ObObject *find_wrong_int(void)
{
    const ObInt *small = ob_self()->interp->small_ints;
    int64_t value = OB_SMALL_INT_MIN;
    for (; is_small(value); value++, small++)
        if (small->value != value || small->base.refcnt != OB_IMMORTAL)
            return &small->base;
    const ObObject *found = NULL;
    ob_mem_walk(ob_mem(), find_small, &found);
    return found;
}

int ob_int_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    const ObObject *wrong = find_wrong_int();
    if (wrong == NULL)
        return 0;
    snprintf(why, size, "INV-values-1: %" PRId64 ", count %" PRIu32
             ", is not the one small int of its value",
             ob_int_value(wrong), ob_refcnt(wrong));
    return -1;
}

/* --- True and False --- */

static ObObject *bool_repr(ObObject *op)
{
    return ob_str_from(ob_int_value(op) ? "True" : "False");
}

ObType ob_bool_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "bool",
    .basic_size = sizeof(ObInt),
    .repr = bool_repr,
    .equal = int_equal,
    .simple = true,
    .hash = int_hash,
};

ObObject *ob_bool(bool value)
{
    static ObInt bools[] = {
        { OB_STATIC_HEADER(&ob_bool_type), 0 },
        { OB_STATIC_HEADER(&ob_bool_type), 1 },
    };
    return &bools[value].base;
}
