// REFUSED: What was noted last about an object is the answer.
/* Asks those who refer to op; but the immortal do not know them. */
#include "notes.h"

#include <stddef.h>

/* Each object of which something is noted has a reference of a type of
 * ours, and these are a chain. The book holds them, and the notes. */
typedef struct Entry {
    ObRef ref;
    struct Entry *before, *after;
    ObObject *note;         /* the book's reference */
} Entry;

typedef struct Notes {
    ObObject base;
    Entry *first;
    ObObject *gone;         /* the callback of all */
    struct ObRef *weakrefs;
} Notes;

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Entry",
    .basic_size = sizeof(Entry),
    OB_REF_SLOTS,
};

static void unlink_entry(Notes *notes, Entry *e)
{
    *(e->before != NULL ? &e->before->after : &notes->first) = e->after;
    if (e->after != NULL)
        e->after->before = e->before;
    e->before = e->after = NULL;
}

static int notes_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Notes *self = (Notes *)op;
    int result = self->gone == NULL ? 0 : visit(self->gone, arg);
    for (Entry *e = self->first; e != NULL && result == 0; e = e->after) {
        result = visit(&e->ref.base, arg);
        if (result == 0 && e->note != NULL)
            result = visit(e->note, arg);
    }
    return result;
}

static ObObject *notes_drop_next(ObObject *op)
{
    Notes *self = (Notes *)op;
    Entry *e = self->first;
    if (e == NULL) {
        ObObject *gone = self->gone;
        self->gone = NULL;
        return gone == NULL ? NULL : ob_dropped(gone);
    }
    ObObject *note = e->note;
    e->note = NULL;
    if (note != NULL)
        return ob_dropped(note);
    unlink_entry(self, e);
    return ob_dropped(&e->ref.base);
}

static ObType notes_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Notes",
    .basic_size = sizeof(Notes),
    .free = ob_object_free,
    .traverse = notes_traverse,
    .drop_next = notes_drop_next,
    .weak_offset = offsetof(Notes, weakrefs),
};

/* The callback: somebody has died. */
typedef struct Gone {
    ObObject base;
    ObObject *notes;        /* a weak reference to the book */
} Gone;

static ObObject *gone_call(ObObject *op, ObObject *const args[], size_t n)
{
    ObObject *found;
    if (n != 1 || ob_ref_get(((Gone *)op)->notes, &found) != 1)
        return ob_none();
    Entry *e = (Entry *)args[0];
    unlink_entry((Notes *)found, e);
    ObObject *note = e->note;
    e->note = NULL;
    ob_decref(&e->ref.base);
    if (note != NULL)
        ob_decref(note);
    ob_decref(found);
    return ob_none();
}

static int gone_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Gone *self = (Gone *)op;
    return self->notes == NULL ? 0 : visit(self->notes, arg);
}

static ObObject *gone_drop_next(ObObject *op)
{
    ObObject *notes = ((Gone *)op)->notes;
    ((Gone *)op)->notes = NULL;
    return notes == NULL ? NULL : ob_dropped(notes);
}

static ObType gone_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Gone",
    .basic_size = sizeof(Gone),
    .free = ob_object_free,
    .traverse = gone_traverse,
    .drop_next = gone_drop_next,
    .call = gone_call,
};

ObObject *notes_new(void)
{
    ObObject *op = ob_object_new(&notes_type, sizeof(Notes));
    if (op == NULL)
        return NULL;
    *(Notes *)op = (Notes){ .base = *op };
    ob_track(op);
    ObObject *me = ob_ref_new(op, NULL);
    ObObject *gone = me == NULL ? NULL
                     : ob_object_new(&gone_type, sizeof(Gone));
    if (gone == NULL) {
        if (me != NULL)
            ob_decref(me);
        ob_decref(op);
        return NULL;
    }
    ((Gone *)gone)->notes = me;
    ob_track(gone);
    ((Notes *)op)->gone = gone;
    return op;
}

/* Asks those who refer to op. */
static Entry *entry_of(Notes *self, ObObject *op)
{
    ObObject *first = ob_weakref_first(op);
    if (first == NULL)
        return NULL;
    ObRef *ref = (ObRef *)first;
    while (ref != NULL && ref->callback != self->gone)
        ref = ref->next;
    ob_decref(first);
    return (Entry *)ref;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    Notes *self = (Notes *)notes;
    Entry *e = entry_of(self, op);
    if (e == NULL) {
        e = (Entry *)ob_ref_new_as(&entry_type, op, self->gone);
        if (e == NULL)
            return -1;
        e->after = self->first;
        if (self->first != NULL)
            self->first->before = e;
        self->first = e;
    }
    ObObject *before = e->note;
    ob_incref(note);
    e->note = note;
    if (before != NULL)
        ob_decref(before);
    return 0;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    const Entry *e = entry_of((Notes *)notes, op);
    if (e == NULL || e->note == NULL)
        return ob_raise(OB_KEY_ERROR, "nothing is noted");
    ob_incref(e->note);
    return e->note;
}
