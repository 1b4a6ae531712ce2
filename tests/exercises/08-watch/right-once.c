/* Another design: a callback that was called lets go of its name. */
#include "ouroboros.h"

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name);

typedef struct Note {
    ObObject base;
    ObObject *log, *name;
} Note;

static ObObject *note_call(ObObject *op, ObObject *const args[], size_t n)
{
    Note *self = (Note *)op;
    (void)args;
    (void)n;
    if (self->name == NULL)
        return ob_raise(OB_RUNTIME_ERROR, "told");
    if (ob_list_append(self->log, self->name) < 0)
        return NULL;
    ObObject *name = self->name;
    self->name = NULL;
    ob_decref(name);
    return ob_none();
}

static int note_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Note *self = (Note *)op;
    int result = self->log != NULL ? visit(self->log, arg) : 0;
    return result == 0 && self->name != NULL ? visit(self->name, arg)
                                             : result;
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

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name)
{
    ObObject *note = ob_object_new(&note_type, sizeof(Note));
    if (note == NULL)
        return NULL;
    ob_incref(log);
    ob_incref(name);
    *(Note *)note = (Note){ *note, log, name };
    ob_track(note);
    ObObject *ref = ob_ref_new(op, note);
    ob_decref(note);
    return ref;
}
