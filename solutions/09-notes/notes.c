/* Exercise 9.4: Notes. A solution. */
#include "notes.h"

/* --- an entry: a reference to the object, with its note --- */

typedef struct Entry {
    ObRef ref;
    ObObject *address;          /* an int: the key of this entry */
    ObObject *note;
} Entry;

static int entry_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Entry *self = (Entry *)op;
    int result = ob_ref_traverse(op, visit, arg);
    if (result == 0 && self->note != NULL)
        result = visit(self->note, arg);
    return result;
}

static ObObject *entry_drop_next(ObObject *op)
{
    Entry *self = (Entry *)op;
    ObObject *next = ob_ref_drop_next(op);
    if (next != NULL)
        return next;
    ObObject **held = self->note != NULL ? &self->note : &self->address;
    next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Entry",
    .basic_size = sizeof(Entry),
    .repr = ob_ref_repr,
    .equal = ob_ref_equal,
    .hash = ob_ref_hash,
    .call = ob_ref_call,
    .traverse = entry_traverse,
    .drop_next = entry_drop_next,
    .clear = ob_ref_clear,
    .free = ob_object_free,
    .weakly = ob_ref_to_borrowed,
};

/* --- the callback --- */

typedef struct Book {
    ObObject base;
    ObObject *entries;          /* a dict: address -> Entry */
    ObObject *forget;           /* what the entries call; it leads
                                   nowhere, and traverse is not told */
    ObRef *weakrefs;
} Book;

typedef struct Forget {
    ObObject base;
    ObObject *book;             /* a weak reference */
} Forget;

/* An entry that another one has replaced is not there any more, and
 * calls nobody. */
static ObObject *forget_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    ObObject *book;
    (void)n;
    if (ob_ref_get(((Forget *)op)->book, &book) <= 0)
        return ob_none();
    const Entry *entry = (Entry *)args[0];
    ObObject *gone = ob_dict_pop_default(((Book *)book)->entries,
                                         entry->address, ob_none());
    ob_decref(book);
    return gone;
}

static ObObject *forget_drop_next(ObObject *op)
{
    Forget *self = (Forget *)op;
    ObObject *book = self->book;
    self->book = NULL;
    return book != NULL ? ob_dropped(book) : NULL;
}

static ObType forget_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Forget",
    .basic_size = sizeof(Forget),
    .call = forget_call,
    .drop_next = forget_drop_next,
    .free = ob_object_free,
};

static ObObject *forget_new(ObObject *book)
{
    ObObject *ref = ob_ref_new(book, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *op = ob_object_new(&forget_type, sizeof(Forget));
    if (op != NULL)
        *(Forget *)op = (Forget){ *op, ref };
    else
        ob_decref(ref);
    return op;
}

/* --- the book --- */

static int book_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Book *self = (Book *)op;
    return self->entries != NULL ? visit(self->entries, arg) : 0;
}

static ObObject *book_drop_next(ObObject *op)
{
    Book *self = (Book *)op;
    ObObject **held = self->entries != NULL ? &self->entries
                                            : &self->forget;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType book_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Book",
    .basic_size = sizeof(Book),
    .traverse = book_traverse,
    .drop_next = book_drop_next,
    .free = ob_object_free,
    .weak_offset = offsetof(Book, weakrefs),
};

ObObject *notes_new(void)
{
    ObObject *op = ob_object_new(&book_type, sizeof(Book));
    if (op == NULL)
        return NULL;
    Book *self = (Book *)op;
    *self = (Book){ .base = *op, .entries = ob_dict_new() };
    if (self->entries != NULL)
        self->forget = forget_new(op);
    if (self->forget == NULL) {
        ob_decref(op);
        return NULL;
    }
    ob_track(op);
    return op;
}

static ObObject *address_of(ObObject *op)
{
    return ob_int_new((int64_t)(intptr_t)op);
}

static ObObject *entry_new(ObObject *op, ObObject *note,
                           ObObject *forget)
{
    ObObject *address = address_of(op);
    if (address == NULL)
        return NULL;
    ObObject *entry = ob_ref_new_as(&entry_type, op, forget);
    if (entry == NULL) {
        ob_decref(address);
        return NULL;
    }
    ob_incref(note);
    ((Entry *)entry)->address = address;
    ((Entry *)entry)->note = note;
    return entry;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    const Book *self = (Book *)notes;
    ObObject *entry = entry_new(op, note, self->forget);
    if (entry == NULL)
        return -1;
    int result = ob_dict_set(self->entries, ((Entry *)entry)->address,
                             entry);
    ob_decref(entry);
    return result;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    const Book *self = (Book *)notes;
    ObObject *address = address_of(op);
    if (address == NULL)
        return NULL;
    ObObject *entry = ob_dict_get(self->entries, address);
    ob_decref(address);
    if (entry == NULL)
        return NULL;
    /* An entry that leads nowhere is that of one which last words have
     * saved, and of whose death nobody was told. */
    ObObject *note = ((Entry *)entry)->note;
    if (ob_ref_to_borrowed(entry) == op)
        ob_incref(note);
    else
        note = ob_raise(OB_KEY_ERROR, "nothing is noted any more");
    ob_decref(entry);
    return note;
}
