/* Exercise 8.3: A watch. A solution. */
#include "ouroboros.h"

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name);

typedef struct Note {
    ObObject base;
    ObObject *log, *name;       /* references */
} Note;

static ObObject *note_call(ObObject *op, ObObject *const args[],
                           size_t n)
{
    const Note *self = (Note *)op;
    (void)args;
    (void)n;
    if (ob_list_append(self->log, self->name) < 0)
        return NULL;
    return ob_none();
}

static int note_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Note *self = (Note *)op;
    int result = self->log != NULL ? visit(self->log, arg) : 0;
    if (result == 0 && self->name != NULL)
        result = visit(self->name, arg);
    return result;
}

static ObObject *note_drop_next(ObObject *op)
{
    Note *self = (Note *)op;
    ObObject **held = self->log != NULL ? &self->log : &self->name;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType note_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Note",
    .basic_size = sizeof(Note),
    .call = note_call,
    .traverse = note_traverse,
    .drop_next = note_drop_next,
    .free = ob_object_free,
};

static ObObject *note_new(ObObject *log, ObObject *name)
{
    ObObject *op = ob_object_new(&note_type, sizeof(Note));
    if (op == NULL)
        return NULL;
    ob_incref(log);
    ob_incref(name);
    *(Note *)op = (Note){ *op, log, name };
    ob_track(op);
    return op;
}

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name)
{
    ObObject *note = note_new(log, name);
    if (note == NULL)
        return NULL;
    ObObject *ref = ob_ref_new(op, note);
    ob_decref(note);
    return ref;
}
