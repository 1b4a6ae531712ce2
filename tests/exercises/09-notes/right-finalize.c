/* A dict of addresses and notes; a finalizer for each object takes its
 * note out. Its arguments are a weak reference to the dict, which is of
 * a type of its own, and the address. */
#include "notes.h"

typedef struct Book {
    ObObject base;
    ObObject *notes;            /* a dict: address -> note */
    ObObject *finalizers;       /* a dict: address -> finalizer */
    ObRef *weakrefs;
} Book;

static int book_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Book *self = (Book *)op;
    int result = self->notes != NULL ? visit(self->notes, arg) : 0;
    if (result == 0 && self->finalizers != NULL)
        result = visit(self->finalizers, arg);
    return result;
}

/* Nobody is to be called for a book that is gone. */
static void detach_all(Book *self)
{
    size_t at = 0;
    ObObject *address, *finalizer;
    while (self->finalizers != NULL
           && ob_dict_next_borrowed(self->finalizers, &at, &address,
                                    &finalizer)) {
        ObObject *gone = ob_finalize_detach(finalizer);
        if (gone != NULL)
            ob_decref(gone);
        else
            ob_error_clear();
    }
}

static ObObject *book_drop_next(ObObject *op)
{
    Book *self = (Book *)op;
    if (self->notes != NULL)
        detach_all(self);
    ObObject **held = self->notes != NULL ? &self->notes
                                          : &self->finalizers;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType book_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Book",
    .basic_size = sizeof(Book), .traverse = book_traverse,
    .drop_next = book_drop_next, .free = ob_object_free,
    .weak_offset = offsetof(Book, weakrefs),
};

ObObject *notes_new(void)
{
    ObObject *op = ob_object_new(&book_type, sizeof(Book));
    if (op == NULL)
        return NULL;
    Book *self = (Book *)op;
    *self = (Book){ .base = *op, .notes = ob_dict_new() };
    if (self->notes != NULL)
        self->finalizers = ob_dict_new();
    if (self->finalizers == NULL) {
        ob_decref(op);
        return NULL;
    }
    ob_track(op);
    return op;
}

static int take_out(ObObject *dict, ObObject *address)
{
    ObObject *gone = ob_dict_pop_default(dict, address, ob_none());
    if (gone == NULL)
        return -1;
    ob_decref(gone);
    return 0;
}

/* forget(ref(book), address) */
static ObObject *forget_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    ObObject *book;
    (void)op;
    (void)n;
    if (ob_ref_get(args[0], &book) <= 0)
        return ob_none();
    const Book *self = (Book *)book;
    int result = take_out(self->finalizers, args[1]);
    if (take_out(self->notes, args[1]) < 0)
        result = -1;
    ob_decref(book);
    return result < 0 ? NULL : ob_none();
}

static ObType forget_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "forget",
    .basic_size = sizeof(ObObject), .call = forget_call,
};

static ObObject forget = OB_STATIC_HEADER(&forget_type);

static ObObject *address_of(ObObject *op)
{
    return ob_int_new((int64_t)(intptr_t)op);
}

static int watch(ObObject *book, ObObject *op, ObObject *address)
{
    const Book *self = (Book *)book;
    int there = ob_dict_contains(self->finalizers, address);
    if (there != 0)
        return there > 0 ? 0 : -1;
    ObObject *args[] = { ob_ref_new(book, NULL), address };
    if (args[0] == NULL)
        return -1;
    ObObject *f = ob_finalize_new(op, &forget, args, 2);
    ob_decref(args[0]);
    if (f == NULL)
        return -1;
    ob_finalize_set_atexit(f, false);
    int result = ob_dict_set(self->finalizers, address, f);
    if (result < 0) {
        ObError error = ob_self()->error;
        ObObject *gone = ob_finalize_detach(f);
        if (gone != NULL)
            ob_decref(gone);
        ob_self()->error = error;
    }
    ob_decref(f);
    return result;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    ObObject *address = address_of(op);
    if (address == NULL)
        return -1;
    int result = watch(notes, op, address);
    if (result == 0)
        result = ob_dict_set(((Book *)notes)->notes, address, note);
    ob_decref(address);
    return result;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    ObObject *address = address_of(op);
    if (address == NULL)
        return NULL;
    ObObject *note = ob_dict_get(((Book *)notes)->notes, address);
    ob_decref(address);
    return note;
}
