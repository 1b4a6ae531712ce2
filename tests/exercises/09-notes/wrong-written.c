// REFUSED: had been freed
/* When the old note has died, it writes to the place where that was: the array may have moved. */
#include "notes.h"

/* A list of pairs: a weak reference with a callback, and the note. */
typedef struct Note {
    ObObject *ref, *note;
    ObObject *of;               /* an address, not counted */
} Note;

typedef struct Notes {
    ObObject base;
    struct ObRef *refs;         /* to the book */
    Note *note;
    size_t used, room;
} Notes;

typedef struct Gone {
    ObObject base;
    ObObject *book;             /* a weak reference */
} Gone;

static ObObject *gone_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)n;
    ObObject *book;
    if (ob_ref_get(((Gone *)op)->book, &book) != 1)
        return ob_none();
    Notes *self = (Notes *)book;
    for (size_t i = 0; i < self->used; i++)
        if (self->note[i].ref == args[0]) {
            Note note = self->note[i];
            self->note[i] = self->note[--self->used];
            ob_decref(note.ref);
            ob_decref(note.note);
            break;
        }
    ob_decref(book);
    return ob_none();
}

static int gone_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *book = ((Gone *)op)->book;
    return book != NULL ? visit(book, arg) : 0;
}

static ObObject *gone_drop_next(ObObject *op)
{
    ObObject *book = ((Gone *)op)->book;
    ((Gone *)op)->book = NULL;
    return book != NULL ? ob_dropped(book) : NULL;
}

static ObType gone_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Gone",
    .basic_size = sizeof(Gone),
    .call = gone_call,
    .traverse = gone_traverse,
    .drop_next = gone_drop_next,
    .free = ob_object_free,
};

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Notes *self = (const Notes *)op;
    int result = 0;
    for (size_t i = 0; result == 0 && i < self->used; i++) {
        result = visit(self->note[i].ref, arg);
        if (result == 0)
            result = visit(self->note[i].note, arg);
    }
    return result;
}

static ObObject *drop_next(ObObject *op)
{
    Notes *self = (Notes *)op;
    if (self->used == 0)
        return NULL;
    Note *last = &self->note[self->used - 1];
    ObObject *next = last->ref;
    if (next != NULL) {
        last->ref = NULL;
        return ob_dropped(next);
    }
    self->used--;
    return ob_dropped(last->note);
}

static void notes_free(ObObject *op)
{
    if (((Notes *)op)->note != NULL)
        ob_mem_free(ob_mem(), ((Notes *)op)->note);
    ob_object_free(op);
}

static ObType notes_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Notes",
    .basic_size = sizeof(Notes),
    .traverse = traverse,
    .drop_next = drop_next,
    .free = notes_free,
    .weak_offset = offsetof(Notes, refs),
};

ObObject *notes_new(void)
{
    ObObject *op = ob_object_new(&notes_type, sizeof(Notes));
    if (op == NULL)
        return NULL;
    *(Notes *)op = (Notes){ .base = *op };
    ob_track(op);
    return op;
}

static Note *find(const Notes *self, const ObObject *op)
{
    for (size_t i = 0; i < self->used; i++)
        if (self->note[i].ref != NULL
            && ob_ref_to_borrowed(self->note[i].ref) == op)
            return &self->note[i];
    return NULL;
}

static ObObject *watch(ObObject *book, ObObject *op)
{
    ObObject *weak = ob_ref_new(book, NULL);
    if (weak == NULL)
        return NULL;
    ObObject *gone = ob_object_new(&gone_type, sizeof(Gone));
    if (gone == NULL) {
        ob_decref(weak);
        return NULL;
    }
    *(Gone *)gone = (Gone){ *gone, weak };
    ob_track(gone);
    ObObject *ref = ob_ref_new(op, gone);
    ob_decref(gone);
    return ref;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    Notes *self = (Notes *)notes;
    Note *there = find(self, op);
    if (there != NULL) {
        ObObject *old = there->note;
        ob_incref(note);
        there->note = note;
        ob_decref(old);
        there->of = op;
        return 0;
    }
    ObObject *ref = watch(notes, op);
    if (ref == NULL)
        return -1;
    Note *more = ob_grow(self->note, self->used, &self->room,
                         sizeof *more);
    if (more == NULL) {
        ob_decref(ref);
        return -1;
    }
    self->note = more;
    ob_incref(note);
    self->note[self->used++] = (Note){ ref, note, op };
    return 0;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    Note *there = find((Notes *)notes, op);
    if (there == NULL)
        return ob_raise(OB_KEY_ERROR, "nothing is noted");
    ob_incref(there->note);
    return there->note;
}
