/* sequence: what lists and tuples are made of, and what they share. Not
 * for other layers.
 *
 * CPython: PySequence_Fast_ITEMS, Include/cpython/abstract.h
 */
#ifndef OB_SEQUENCE_H
#define OB_SEQUENCE_H

#include "ob_values.h"

/* the struct of a list */
typedef struct ObList {
    ObObject base;
    size_t size, capacity;
    ObObject **items;       /* a reference each; NULL: no room yet */
} ObList;

/* the struct of a tuple */
typedef struct ObTuple {
    ObObject base;
    size_t size;
    ObObject *items[];      /* a reference each */
} ObTuple;

/* The items of a list or tuple as they are now. */
typedef struct ObItems {
    size_t size;
    ObObject *const *at;
} ObItems;

static inline bool ob_is_sequence(const ObObject *op)
{
    return ob_type(op) == &ob_list_type
           || ob_type(op) == &ob_tuple_type;
}

static inline ObItems ob_items(const ObObject *op)
{
    const ObList *list = (const ObList *)op;
    const ObTuple *tuple = (const ObTuple *)op;
    return ob_type(op) == &ob_list_type
           ? (ObItems){ list->size, list->items }
           : (ObItems){ tuple->size, tuple->items };
}

/* Shows n items to visit, the last first. */
static inline int ob_visit_items(ObObject *const items[], size_t n,
                                 ObVisit *visit, void *arg)
{
    int result = 0;
    while (n-- > 0 && result == 0)
        result = visit(items[n], arg);
    return result;
}

/* The slot `equal` of two of a kind. */
int ob_sequence_equal(ObObject *a, ObObject *b);

/* The slot `repr`: the items between `open` and `close`, or `again` if
 * op is being printed already. */
ObObject *ob_sequence_repr(ObObject *op, const char *open,
                           const char *close, const char *again);

#endif
