/* text: how repr puts a str together, and how it notices what is being
 * printed already.
 *
 * CPython: PyUnicodeWriter; Py_ReprEnter in Objects/object.c
 */
#include "text.h"

#include <string.h>

static int grow(ObText *text, size_t more)
{
    if (more <= text->capacity - text->used)
        return 0;
    size_t capacity = 2 * text->capacity + more + 32;
    char *grown = ob_resize(text->bytes, capacity, 1);
    if (grown == NULL)
        return -1;
    text->bytes = grown;
    text->capacity = capacity;
    return 0;
}

static bool is_enough(const ObText *text)
{
    return text->wanted > 0 && text->used >= text->wanted;
}

static int add(ObText *text, const char *bytes, size_t size)
{
    if (grow(text, size) < 0)
        return -1;
    memcpy(text->bytes + text->used, bytes, size);
    text->used += size;
    return is_enough(text) ? -1 : 0;
}

ObText ob_text_begin(const ObObject *op)
{
    const ObThread *self = ob_self();
    return (ObText){ .wanted = self->cut == op ? self->cut_size : 0 };
}

/* Of the repr of an item, no more is wanted than what is left. */
static ObObject *repr_of_item(const ObText *text, ObObject *op)
{
    ObThread *self = ob_self();
    self->cut = text->wanted > 0 ? op : NULL;
    self->cut_size = text->wanted - text->used;
    return ob_repr(op);
}

int ob_text_add(ObText *text, const char *bytes)
{
    return add(text, bytes, strlen(bytes));
}

int ob_text_add_repr(ObText *text, ObObject *op)
{
    ObObject *repr = repr_of_item(text, op);
    if (repr == NULL)
        return -1;
    int result = add(text, ob_str_utf8(repr), ob_str_size(repr));
    ob_decref(repr);
    return result;
}

ObObject *ob_text_end(ObText *text, int result)
{
    ObObject *op = NULL;
    if (result == 0 || is_enough(text))
        op = ob_str_new(text->bytes, text->used);
    if (text->bytes != NULL)
        ob_mem_free(ob_mem(), text->bytes);
    return op;
}

/* --- notice what is being printed already --- */

bool ob_repr_enter(ObRepr *repr, const ObObject *op)
{
    for (const ObRepr *r = ob_self()->reprs; r != NULL;
         r = r->outer)
        if (r->op == op)
            return true;
    *repr = (ObRepr){ op, ob_self()->reprs };
    ob_self()->reprs = repr;
    return false;
}

void ob_repr_leave(const ObRepr *repr)
{
    ob_self()->reprs = repr->outer;
}
