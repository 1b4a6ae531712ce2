/* sequence: lists and tuples compared and printed.
 *
 * CPython: list_richcompare and list_repr, Objects/listobject.c; the
 * same for tuples, Objects/tupleobject.c
 */
#include "sequence.h"
#include "text.h"

int ob_sequence_equal(ObObject *a, ObObject *b)
{
    size_t i = 0;
    int same = 1;
    ObItems x = ob_items(a), y = ob_items(b);
    while (same == 1 && i < x.size && i < y.size) {
        same = ob_same(x.at[i], y.at[i]);
        x = ob_items(a);
        y = ob_items(b);
        i += same == 1;
    }
    if (same < 0)
        return -1;
    bool ended = i >= x.size || i >= y.size;
    return ended && x.size == y.size ? OB_EQUAL : OB_UNEQUAL;
}

ObObject *ob_sequence_repr(ObObject *op, const char *open,
                           const char *close, const char *again)
{
    ObText text = ob_text_begin(op);
    ObRepr repr;
    if (ob_repr_enter(&repr, op))
        return ob_str_from(again);
    int result = ob_text_add(&text, open);
    for (size_t i = 0; i < ob_items(op).size && result == 0; i++) {
        if (i > 0)
            result = ob_text_add(&text, ", ");
        if (result == 0)
            result = ob_text_add_repr(&text, ob_items(op).at[i]);
    }
    if (result == 0)
        result = ob_text_add(&text, close);
    ob_repr_leave(&repr);
    return ob_text_end(&text, result);
}
