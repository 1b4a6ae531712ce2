// REFUSED: The collector has found it, and it lives on
#include "notes.h"

/* Without a table: an object's notes are found by its own list of weak
 * references. One of ours knows its note, and is chained to the others
 * of its book, which holds it. */
typedef struct Entry {
    ObRef ref;
    ObObject *note;
    struct Entry *before, *behind;
    bool chained;
} Entry;

typedef struct Notes {
    ObObject base;
    Entry *first;
    ObObject *gone;
    struct ObRef *refs;
} Notes;

static int entry_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Entry *entry = (Entry *)op;
    int result = entry->note != NULL ? visit(entry->note, arg) : 0;
    return result != 0 ? result : ob_ref_traverse(op, visit, arg);
}

static ObObject *entry_drop_next(ObObject *op)
{
    Entry *entry = (Entry *)op;
    ObObject *note = entry->note;
    entry->note = NULL;
    return note != NULL ? ob_dropped(note) : ob_ref_drop_next(op);
}

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Note",
    .basic_size = sizeof(Entry),
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash,
    .call = ob_ref_call, .weakly = ob_ref_to_borrowed,
    .traverse = entry_traverse,
    .drop_next = entry_drop_next,
    .clear = ob_ref_clear,
    .free = ob_object_free,
};

static void unchain(Notes *self, Entry *entry)
{
    *(entry->before != NULL ? &entry->before->behind : &self->first)
        = entry->behind;
    if (entry->behind != NULL)
        entry->behind->before = entry->before;
    entry->before = entry->behind = NULL;
    entry->chained = false;
}

static int notes_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Notes *self = (Notes *)op;
    int result = self->gone != NULL ? visit(self->gone, arg) : 0;
    for (Entry *e = self->first; e != NULL && result == 0; e = e->behind)
        result = visit(&e->ref.base, arg);
    return result;
}

static ObObject *notes_drop_next(ObObject *op)
{
    Notes *self = (Notes *)op;
    Entry *entry = self->first;
    if (entry != NULL) {
        unchain(self, entry);
        return ob_dropped(&entry->ref.base);
    }
    ObObject *gone = self->gone;
    self->gone = NULL;
    return gone != NULL ? ob_dropped(gone) : NULL;
}

static ObType notes_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Notes",
    .basic_size = sizeof(Notes),
    .weak_offset = offsetof(Notes, refs),
    .traverse = notes_traverse,
    .drop_next = notes_drop_next,
    .free = ob_object_free,
};

static ObObject *gone(ObObject *me, ObObject *const args[], size_t n)
{
    ObObject *op;
    (void)n;
    if (ob_ref_get(me, &op) != 1)
        return ob_error() == OB_NO_ERROR ? ob_none() : NULL;
    Entry *entry = (Entry *)args[0];
    if (entry->chained) {
        unchain((Notes *)op, entry);
        ObObject *note = entry->note;
        entry->note = NULL;
        ob_decref(&entry->ref.base);
        ob_decref(note);
    }
    ob_decref(op);
    return ob_none();
}

ObObject *notes_new(void)
{
    ObObject *function = ob_function_new("Notes.gone", gone);
    if (function == NULL)
        return NULL;
    ObObject *op = ob_object_new(&notes_type, sizeof(Notes));
    if (op != NULL) {
        Notes *self = (Notes *)op;
        *self = (Notes){ .base = *op };
        ObObject *me = ob_ref_new(op, NULL);
        if (me != NULL) {
            self->gone = ob_method_new(function, me);
            ob_decref(me);
        }
        if (self->gone != NULL) {
            ob_track(op);
        } else {
            ob_decref(op);
            op = NULL;
        }
    }
    ob_decref(function);
    return op;
}

/* Borrowed; NULL: there is none. Asks nobody, allocates nothing. */
static Entry *entry_of(const Notes *self, ObObject *op)
{
    if (ob_type(op)->weak_offset == 0)
        return NULL;
    if (ob_is_immortal(op)) {
        for (Entry *e = self->first; e != NULL; e = e->behind)
            if (e->ref.to == op)
                return e;
        return NULL;
    }
    ObObject *first = ob_weakref_first(op);
    if (first == NULL)
        return NULL;
    ObRef *ref = (ObRef *)first;
    while (ref != NULL && (ref->callback != self->gone
                           || ob_is_dying(&ref->base)))
        ref = ref->next;
    ob_decref(first);
    return (Entry *)ref;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    Notes *self = (Notes *)notes;
    Entry *entry = entry_of(self, op);
    if (entry != NULL) {
        ObObject *old = entry->note;
        ob_incref(note);
        entry->note = note;
        ob_decref(old);
        return 0;
    }
    entry = (Entry *)ob_ref_new_as(&entry_type, op, self->gone);
    if (entry == NULL)
        return -1;
    ob_incref(note);
    entry->note = note;
    entry->behind = self->first;
    if (entry->behind != NULL)
        entry->behind->before = entry;
    self->first = entry;
    entry->chained = true;
    return 0;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    Entry *entry = entry_of((Notes *)notes, op);
    if (entry == NULL)
        return ob_raise(OB_KEY_ERROR, "nothing is noted");
    ob_incref(entry->note);
    return entry->note;
}
