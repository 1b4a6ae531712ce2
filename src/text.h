/* text: a str in the making, for repr. Not for other layers.
 *
 * CPython: PyUnicodeWriter; Py_ReprEnter in Objects/object.c
 */
#ifndef OB_TEXT_H
#define OB_TEXT_H

#include "ob_values.h"

typedef struct ObText {
    char *bytes;
    size_t used, capacity;
    size_t wanted;      /* bytes; 0: all */
} ObText;

/* The text of op's repr, still empty. */
ObText ob_text_begin(const ObObject *op);

/* Each: 0, or -1 with an exception, or because no more of it is
 * wanted; then only ob_text_end follows. */
int ob_text_add(ObText *text, const char *bytes);
int ob_text_add_repr(ObText *text, ObObject *op);

/* Gives the buffer back. Returns it as a new str; NULL if `result` is
 * -1 and there is an exception, or with MemoryError. */
ObObject *ob_text_end(ObText *text, int result);

/* What is being printed, on the C stack. */
typedef struct ObRepr {
    const ObObject *op;
    struct ObRepr *outer;
} ObRepr;

/* Whether op is being printed already. If not, it is from now on,
 * until ob_repr_leave. */
bool ob_repr_enter(ObRepr *repr, const ObObject *op);
void ob_repr_leave(const ObRepr *repr);

#endif
