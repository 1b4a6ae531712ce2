// REFUSED: Nobody takes over the notes of the dead: an address may be used again.
/* The one that was asked for last is known by its address. */
#include "notes.h"

typedef struct Note {
    ObRef ref;
    ObObject *key;              /* an int: the address */
    ObObject *book;             /* a ref */
    ObObject *text;             /* what is noted; NULL: not any more */
} Note;

typedef struct Book {
    ObObject base;
    ObObject *notes;            /* a dict: address -> Note */
    ObRef *weakrefs;
    const ObObject *last;       /* who was asked for last, */
    Note *note;                 /* and what was found */
} Book;

static int note_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Note *self = (Note *)op;
    int result = ob_ref_traverse(op, visit, arg);
    if (result == 0 && self->book != NULL)
        result = visit(self->book, arg);
    if (result == 0 && self->text != NULL)
        result = visit(self->text, arg);
    return result;
}

static ObObject *take(ObObject **place)
{
    ObObject *op = *place;
    *place = NULL;
    return op;
}

static ObObject *note_drop_next(ObObject *op)
{
    Note *self = (Note *)op;
    ob_ref_clear(op);
    ObObject *next = take(&self->text);
    if (next == NULL)
        next = take(&self->book);
    if (next == NULL)
        next = take(&self->key);
    return next != NULL ? ob_dropped(next) : NULL;
}

static void note_clear(ObObject *op)
{
    ob_ref_clear(op);
    ObObject *text = take(&((Note *)op)->text);
    if (text != NULL)
        ob_decref(text);
}

static ObType note_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Note", .basic_size = sizeof(Note),
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash,
    .call = ob_ref_call, .weakly = ob_ref_to_borrowed,
    .traverse = note_traverse, .drop_next = note_drop_next,
    .clear = note_clear, .free = ob_object_free,
};

static ObObject *tear_call(ObObject *op, ObObject *const args[],
                           size_t n)
{
    (void)op;
    (void)n;
    Note *note = (Note *)args[0];
    ObObject *book, *now;
    if (note->book == NULL || ob_ref_get(note->book, &book) != 1)
        return ob_none();
    ObObject *notes = ((Book *)book)->notes;
    int found = ob_dict_lookup(notes, note->key, &now);
    if (found == 1) {
        if (now == args[0])
            found = ob_dict_del(notes, note->key);
        ob_decref(now);
    }
    ObObject *text = take(&note->text);
    if (text != NULL)
        ob_decref(text);
    ob_decref(book);
    return found < 0 ? NULL : ob_none();
}

static ObType tear_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "tear", .basic_size = sizeof(ObObject),
    .call = tear_call, .free = ob_object_free,
};

static ObObject tear = OB_STATIC_HEADER(&tear_type);

static int book_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Book *self = (Book *)op;
    return self->notes != NULL ? visit(self->notes, arg) : 0;
}

static ObObject *book_drop_next(ObObject *op)
{
    ObObject *notes = take(&((Book *)op)->notes);
    return notes != NULL ? ob_dropped(notes) : NULL;
}

static ObType book_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Book", .basic_size = sizeof(Book),
    .traverse = book_traverse, .drop_next = book_drop_next,
    .free = ob_object_free, .weak_offset = offsetof(Book, weakrefs),
};

ObObject *notes_new(void)
{
    ObObject *notes = ob_dict_new();
    if (notes == NULL)
        return NULL;
    ObObject *op = ob_object_new(&book_type, sizeof(Book));
    if (op == NULL) {
        ob_decref(notes);
        return NULL;
    }
    *(Book *)op = (Book){ .base = *op, .notes = notes };
    ob_track(op);
    return op;
}

/* 1, and a reference to op's note; 0; -1 */
static int find(ObObject *notes, ObObject *op, ObObject **note)
{
    *note = NULL;
    Book *self = (Book *)notes;
    if (op == self->last && self->note->text != NULL) {
        *note = &self->note->ref.base;
        ob_incref(*note);
        return 1;
    }
    ObObject *key = ob_int_new((int64_t)(intptr_t)op);
    if (key == NULL)
        return -1;
    int found = ob_dict_lookup(((Book *)notes)->notes, key, note);
    ob_decref(key);
    if (found == 1 && ob_ref_to_borrowed(*note) != op) {
        ob_decref(*note);
        *note = NULL;
        found = 0;
    }
    if (found == 1) {
        self->last = op;
        self->note = (Note *)*note;
    }
    return found;
}

static int write(ObObject *book, ObObject *op, ObObject *text)
{
    Note *note = (Note *)ob_ref_new_as(&note_type, op, &tear);
    if (note == NULL)
        return -1;
    int result = -1;
    if ((note->key = ob_int_new((int64_t)(intptr_t)op)) != NULL
        && (note->book = ob_ref_new(book, NULL)) != NULL) {
        ob_incref(text);
        note->text = text;
        result = ob_dict_set(((Book *)book)->notes, note->key,
                             &note->ref.base);
    }
    ob_decref(&note->ref.base);
    return result;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *text)
{
    ObObject *note;
    int found = find(notes, op, &note);
    if (found < 0)
        return -1;
    if (found == 0)
        return write(notes, op, text);
    ObObject *old = ((Note *)note)->text;
    ob_incref(text);
    ((Note *)note)->text = text;
    ob_decref(note);
    ob_decref(old);
    return 0;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    ObObject *note;
    int found = find(notes, op, &note);
    if (found < 0)
        return NULL;
    if (found == 0)
        return ob_raise(OB_KEY_ERROR, "nothing is noted");
    ObObject *text = ((Note *)note)->text;
    ob_incref(text);
    ob_decref(note);
    return text;
}
