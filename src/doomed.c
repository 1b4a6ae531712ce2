/* doomed: objects that log their birth and their death, as those of
 * a class in Python with an __init__ and a __del__ that print do.
 *
 * CPython: Objects/typeobject.c
 */
#include "ob_inspect.h"

#include <string.h>

typedef struct ObDoomed {
    ObObject base;
    char name[24];
    size_t friends, capacity;
    ObObject **friend;      /* a reference to each */
} ObDoomed;

static void doomed_finalize(ObObject *op)
{
    ob_log("died %s", ((ObDoomed *)op)->name);
}

/* what a Doomed refers to */
static int doomed_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObDoomed *self = (ObDoomed *)op;
    int result = 0;
    for (size_t i = self->friends; i-- > 0 && result == 0; )
        result = visit(self->friend[i], arg);
    return result;
}

/* what a Doomed lets go of */
static ObObject *doomed_drop_next(ObObject *op)
{
    ObDoomed *self = (ObDoomed *)op;
    if (self->friends == 0)
        return NULL;
    return ob_dropped(self->friend[--self->friends]);
}

static void doomed_free(ObObject *op)
{
    if (((ObDoomed *)op)->friend != NULL)
        ob_mem_free(ob_mem(), ((ObDoomed *)op)->friend);
    ob_object_free(op);
}

static ObObject *doomed_repr(ObObject *op)
{
    return ob_str_format("Doomed('%s')", ((ObDoomed *)op)->name);
}

ObType ob_doomed_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Doomed",
    .basic_size = sizeof(ObDoomed),
    .repr = doomed_repr,
    .finalize = doomed_finalize,
    .traverse = doomed_traverse,
    .drop_next = doomed_drop_next,
    .free = doomed_free,
    .clear = ob_doomed_abandon,
};

ObObject *(ob_doomed_new)(const char *name)
{
    ObObject *op = ob_object_new(&ob_doomed_type, sizeof(ObDoomed));
    if (op == NULL)
        return NULL;
    ObDoomed *self = (ObDoomed *)op;
    *self = (ObDoomed){ .base = *op };
    snprintf(self->name, sizeof self->name, "%s", name);
    /* track it */
    ob_track(op);
    ob_log("birth %s", self->name);
    return op;
}

static int grow(ObDoomed *self)
{
    if (self->friends < self->capacity)
        return 0;
    size_t capacity = self->capacity == 0 ? 4 : 2 * self->capacity;
    size_t size = capacity * sizeof self->friend[0];
    ObObject **grown = self->friend == NULL
        ? ob_mem_alloc(ob_mem(), OB_MEM_DATA, size)
        : ob_mem_resize(ob_mem(), self->friend, size);
    if (grown == NULL) {
        ob_raise_memory();
        return -1;
    }
    self->friend = grown;
    self->capacity = capacity;
    return 0;
}

int ob_doomed_befriend(ObObject *op, ObObject *friend)
{
    assert(ob_type(op) == &ob_doomed_type && friend != NULL);
    ObDoomed *self = (ObDoomed *)op;
    if (grow(self) < 0)
        return -1;
    ob_incref(friend);
    self->friend[self->friends++] = friend;
    return 0;
}

void ob_doomed_abandon(ObObject *op)
{
    assert(ob_type(op) == &ob_doomed_type);
    ObDoomed *self = (ObDoomed *)op;
    ob_incref(op);      /* a friend may be the one who holds it */
    while (self->friends > 0)
        ob_decref(self->friend[--self->friends]);
    ob_decref(op);
}
