// A type of its own, with an array; a callback that knows the book weakly.
#include "notes.h"

typedef struct Entry {
    ObObject *ref, *note;
} Entry;

typedef struct Book {
    ObObject base;
    struct ObRef *weakrefs;
    Entry *entries;
    size_t used, capacity;
    ObObject *eraser;
} Book;

typedef struct Eraser {
    ObObject base;
    ObObject *book;             /* a weak reference */
} Eraser;

static void erase(Book *self, const ObObject *ref)
{
    size_t i = 0;
    while (i < self->used && self->entries[i].ref != ref)
        i++;
    if (i == self->used)
        return;
    Entry gone = self->entries[i];
    self->entries[i] = self->entries[--self->used];
    ob_decref(gone.ref);
    ob_decref(gone.note);
}

static ObObject *eraser_call(ObObject *op, ObObject *const args[], size_t n)
{
    ObObject *book;
    (void)n;
    if (ob_ref_get(((Eraser *)op)->book, &book) == 1) {
        erase((Book *)book, args[0]);
        ob_decref(book);
    }
    return ob_none();
}

static ObObject *eraser_drop_next(ObObject *op)
{
    ObObject *book = ((Eraser *)op)->book;
    ((Eraser *)op)->book = NULL;
    return book != NULL ? ob_dropped(book) : NULL;
}

static ObType eraser_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Eraser",
    .basic_size = sizeof(Eraser),
    .call = eraser_call,
    .drop_next = eraser_drop_next,
    .free = ob_object_free,
};

static int book_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Book *self = (Book *)op;
    int result = self->eraser != NULL ? visit(self->eraser, arg) : 0;
    for (size_t i = 0; i < self->used && result == 0; i++) {
        result = visit(self->entries[i].ref, arg);
        if (result == 0 && self->entries[i].note != NULL)
            result = visit(self->entries[i].note, arg);
    }
    return result;
}

static ObObject *book_drop_next(ObObject *op)
{
    Book *self = (Book *)op;
    if (self->used > 0) {
        Entry *last = &self->entries[self->used - 1];
        if (last->note == NULL)
            return self->used--, ob_dropped(last->ref);
        ObObject *note = last->note;
        last->note = NULL;
        return ob_dropped(note);
    }
    ObObject *eraser = self->eraser;
    self->eraser = NULL;
    return eraser != NULL ? ob_dropped(eraser) : NULL;
}

static void book_clear(ObObject *op)
{
    Book *self = (Book *)op;
    while (self->used > 0) {
        Entry last = self->entries[--self->used];
        ob_decref(last.ref);
        ob_decref(last.note);
    }
}

static void book_free(ObObject *op)
{
    if (((Book *)op)->entries != NULL)
        ob_mem_free(ob_mem(), ((Book *)op)->entries);
    ob_object_free(op);
}

static ObType book_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Book",
    .basic_size = sizeof(Book),
    .traverse = book_traverse,
    .drop_next = book_drop_next,
    .clear = book_clear,
    .free = book_free,
    .weak_offset = offsetof(Book, weakrefs),
};

ObObject *notes_new(void)
{
    ObObject *op = ob_object_new(&book_type, sizeof(Book));
    if (op == NULL)
        return NULL;
    *(Book *)op = (Book){ .base = *op };
    ObObject *eraser = ob_object_new(&eraser_type, sizeof(Eraser));
    if (eraser != NULL) {
        *(Eraser *)eraser = (Eraser){ *eraser, NULL };
        ((Book *)op)->eraser = eraser;
        ((Eraser *)eraser)->book = ob_ref_new(op, NULL);
        if (((Eraser *)eraser)->book != NULL) {
            ob_track(op);
            return op;
        }
    }
    ob_decref(op);
    return NULL;
}

static Entry *find(const Book *self, const ObObject *op)
{
    for (size_t i = 0; i < self->used; i++)
        if (ob_ref_to_borrowed(self->entries[i].ref) == op)
            return &self->entries[i];
    return NULL;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    Book *self = (Book *)notes;
    Entry *entry = find(self, op);
    if (entry != NULL) {
        ObObject *old = entry->note;
        ob_incref(note);
        entry->note = note;
        ob_decref(old);
        return 0;
    }
    Entry *entries = ob_grow(self->entries, self->used, &self->capacity,
                             sizeof *entries);
    if (entries == NULL)
        return -1;
    self->entries = entries;
    ObObject *ref = ob_ref_new(op, self->eraser);
    if (ref == NULL)
        return -1;
    ob_incref(note);
    self->entries[self->used++] = (Entry){ ref, note };
    return 0;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    const Entry *entry = find((Book *)notes, op);
    if (entry == NULL)
        return ob_raise(OB_KEY_ERROR, "no note");
    ob_incref(entry->note);
    return entry->note;
}
