/* doomed: objects that log their birth and their death, as those of
 * a class in Python with an __init__ and a __del__ that print do.
 *
 * CPython: Objects/typeobject.c
 */
#include "ob_inspect.h"

#include <string.h>

typedef struct ObDoomed {
    ObObject base;
    size_t friends, capacity;
    ObObject **friend;      /* a reference to each */
    struct ObRef *weakrefs;
    char name[];            /* UTF-8, then a NUL */
} ObDoomed;

/* What a Doomed weighs. All but those with long names weigh alike. */
static size_t size_with(const char *name)
{
    size_t size = sizeof(ObDoomed) + strlen(name) + 1, usual = 64;
    return size < usual ? usual : size;
}

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

static size_t doomed_size_of(const ObObject *op)
{
    return size_with(((const ObDoomed *)op)->name);
}

ObType ob_doomed_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Doomed",
    .basic_size = sizeof(ObDoomed),
    .repr = doomed_repr,
    .size_of = doomed_size_of,
    .finalize = doomed_finalize,
    .traverse = doomed_traverse,
    .drop_next = doomed_drop_next,
    .free = doomed_free,
    .clear = ob_doomed_abandon,
    .weak_offset = offsetof(ObDoomed, weakrefs),
};

ObObject *(ob_doomed_new)(const char *name)
{
    ob_require_pointer(name);
    ObObject *op = ob_object_new(&ob_doomed_type, size_with(name));
    if (op == NULL)
        return NULL;
    ObDoomed *self = (ObDoomed *)op;
    *self = (ObDoomed){ .base = *op };
    strcpy(self->name, name);
    /* track it */
    ob_track(op);
    ob_log("birth %s", self->name);
    return op;
}

/* A public function says its own name when op is no Doomed. */
#define as_doomed(op) \
    (ob_require_type(op, &ob_doomed_type), (ObDoomed *)(op))

int ob_doomed_befriend(ObObject *op, ObObject *other)
{
    ObDoomed *self = as_doomed(op);
    ob_require_object(other);
    ObObject **grown = ob_grow(self->friend, self->friends,
                               &self->capacity, sizeof *grown);
    if (grown == NULL)
        return -1;
    self->friend = grown;
    ob_incref(other);
    self->friend[self->friends++] = other;
    return 0;
}

void ob_doomed_abandon(ObObject *op)
{
    ObDoomed *self = as_doomed(op);
    ob_incref(op);      /* a friend may be the one who holds it */
    while (self->friends > 0)
        ob_decref(self->friend[--self->friends]);
    ob_decref(op);
}
