#include "model.h"

/* Some sets of kinds. */
enum {
    ANY = 1 << DOOMED | 1 << LIST | 1 << DICT | 1 << TUPLE,
    CHANGING = ANY - (1 << TUPLE),
    INDEXED = ANY - (1 << DOOMED),
    SETTABLE = CHANGING & INDEXED
};

/* Moves on to the first name, from *name on, that is bound to one of
 * those kinds; NULL: there is none. */
static const Node *find(const Model *model, int *name, int kinds)
{
    for (int i = 0; i < NAMES; i++, *name = (*name + 1) % NAMES) {
        const Node *node = model_named(model, *name);
        if (node != NULL && kinds & 1 << node->kind)
            return node;
    }
    return NULL;
}

/* Of a container: the place or the key that an index stands for. */
static bool resolve_index(const Node *node, Op *op)
{
    if (node == NULL || node->size == 0)
        return false;
    op->kind = node->kind;
    op->index %= node->size;
    if (node->kind == DICT)
        op->index = node->edges[op->index].key;
    return true;
}

static bool resolve_make(const Model *model, Op *op)
{
    op->number = model->doomed;
    for (int i = 0; i < op->size; i++)
        if (op->items[i] != NOBODY
            && model->names[op->items[i]] == NOBODY)
            op->items[i] = NOBODY;
    return true;
}

static bool resolve_fetch(const Model *model, Op *op)
{
    const Node *from = find(model, &op->b, INDEXED);
    return resolve_index(from, op)
           && from->edges[model_place(from, op->index)].to != NOBODY;
}

static bool resolve_store(const Model *model, Op *op)
{
    const Node *node = find(model, &op->a, CHANGING);
    if (node == NULL || node->size == EDGES)
        return false;
    op->kind = node->kind;
    return find(model, &op->b, ANY) != NULL;
}

static bool resolve_clear(const Model *model, Op *op)
{
    const Node *node = find(model, &op->a, CHANGING);
    if (node != NULL)
        op->kind = node->kind;
    return node != NULL;
}

bool model_resolve(const Model *model, Op *op)
{
    switch (op->verb) {
    case MAKE:
        return resolve_make(model, op);
    case FETCH:
        return resolve_fetch(model, op);
    case STORE:
        return resolve_store(model, op);
    case SET:
        return find(model, &op->b, ANY) != NULL
               && resolve_index(find(model, &op->a, SETTABLE), op);
    case REMOVE:
        return resolve_index(find(model, &op->a, SETTABLE), op);
    case CLEAR:
        return resolve_clear(model, op);
    case BIND:
        return find(model, &op->b, ANY) != NULL;
    case DEL: case COUNT: case TRACKED:
        return find(model, &op->a, ANY) != NULL;
    default:
        return true;
    }
}
