// REFUSED: Nobody takes over the notes of the dead
/* Does not look whether its reference leads to the object still. */
#include "notes.h"

/* A dict by address, of references that know their key and have the
 * note, with a callback that leads weakly to the book. */

typedef struct Book {
    ObObject base;
    ObObject *dict;             /* address: tuple (ref, note) */
    ObObject *call;             /* the callback of all */
} Book;

typedef struct Call {
    ObObject base;
    Book *book;                 /* not counted; NULL: it is gone */
} Call;

/* The simple way: the dict has, under the address, an entry object
 * that is the reference and has the note. */
typedef struct NRef {
    ObRef ref;
    ObObject *key, *note;
} NRef;

static int nref_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    NRef *n = (NRef *)op;
    int r = ob_ref_traverse(op, visit, arg);
    if (r == 0 && n->key != NULL)
        r = visit(n->key, arg);
    if (r == 0 && n->note != NULL)
        r = visit(n->note, arg);
    return r;
}

static ObObject *nref_drop_next(ObObject *op)
{
    NRef *n = (NRef *)op;
    ObObject *x = n->note;
    if (x != NULL) {
        n->note = NULL;
        return ob_dropped(x);
    }
    x = n->key;
    if (x != NULL) {
        n->key = NULL;
        return ob_dropped(x);
    }
    return ob_ref_drop_next(op);
}

static void nref_clear(ObObject *op)
{
    NRef *n = (NRef *)op;
    ObObject *a = n->note, *b = n->key;
    n->note = n->key = NULL;
    ob_ref_clear(op);
    if (a != NULL)
        ob_decref(a);
    if (b != NULL)
        ob_decref(b);
}

static int64_t nref_hash(ObObject *op)
{
    return ob_hash_address(op);
}

static ObType nref_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "NoteRef",
    .basic_size = sizeof(NRef),
    OB_REF_SLOTS,
};

static ObObject *call_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)n;
    Book *book = ((Call *)op)->book;
    NRef *ref = (NRef *)args[0];
    if (book != NULL && book->dict != NULL && ref->key != NULL) {
        ObObject *has, *key = ref->key, *dict = book->dict;
        ob_incref(key);
        ob_incref(dict);
        int found = ob_dict_lookup(dict, key, &has);
        if (found > 0 && has == args[0])
            found = ob_dict_del(dict, key);
        if (has != NULL)
            ob_decref(has);
        ob_decref(key);
        ob_decref(dict);
        if (found < 0)
            return NULL;
    }
    return ob_none();
}

static ObType call_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "NoteCall",
    .basic_size = sizeof(Call),
    .free = ob_object_free,
    .call = call_call,
};

static int book_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Book *b = (Book *)op;
    int r = b->dict != NULL ? visit(b->dict, arg) : 0;
    return r == 0 && b->call != NULL ? visit(b->call, arg) : r;
}

static ObObject *book_drop_next(ObObject *op)
{
    Book *b = (Book *)op;
    ObObject *x = b->call;
    if (x != NULL) {
        ((Call *)x)->book = NULL;
        b->call = NULL;
        return ob_dropped(x);
    }
    x = b->dict;
    b->dict = NULL;
    return x != NULL ? ob_dropped(x) : NULL;
}

static ObType book_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Notes",
    .basic_size = sizeof(Book),
    .free = ob_object_free,
    .traverse = book_traverse,
    .drop_next = book_drop_next,
};

ObObject *notes_new(void)
{
    nref_type.traverse = nref_traverse;
    nref_type.drop_next = nref_drop_next;
    nref_type.clear = nref_clear;
    nref_type.hash = nref_hash;
    ObObject *dict = ob_dict_new();
    ObObject *call = ob_object_new(&call_type, sizeof(Call));
    ObObject *op = ob_object_new(&book_type, sizeof(Book));
    if (dict == NULL || call == NULL || op == NULL) {
        if (op != NULL) {
            ((Book *)op)->dict = ((Book *)op)->call = NULL;
            ob_decref(op);
        }
        if (call != NULL) {
            ((Call *)call)->book = NULL;
            ob_decref(call);
        }
        if (dict != NULL)
            ob_decref(dict);
        return NULL;
    }
    ((Call *)call)->book = (Book *)op;
    ((Book *)op)->dict = dict;
    ((Book *)op)->call = call;
    ob_track(op);
    return op;
}

static ObObject *key_of(ObObject *op)
{
    return ob_int_new((int64_t)(intptr_t)op);
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    Book *b = (Book *)notes;
    ObObject *key = key_of(op);
    if (key == NULL)
        return -1;
    ObObject *has;
    int r = ob_dict_lookup(b->dict, key, &has);
    if (r > 0 && ob_type(has)->weakly(has) == op) {
        NRef *n = (NRef *)has;
        ObObject *old = n->note;
        ob_incref(note);
        n->note = note;
        ob_decref(has);
        ob_decref(key);
        if (old != NULL)
            ob_decref(old);
        return 0;
    }
    if (has != NULL)
        ob_decref(has);
    if (r >= 0) {
        ObObject *ref = ob_ref_new_as(&nref_type, op, b->call);
        r = -1;
        if (ref != NULL) {
            ob_incref(key);
            ob_incref(note);
            ((NRef *)ref)->key = key;
            ((NRef *)ref)->note = note;
            ob_track(ref);
            r = ob_dict_set(b->dict, key, ref);
            ob_decref(ref);
        }
    }
    ob_decref(key);
    return r;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    Book *b = (Book *)notes;
    ObObject *key = key_of(op), *has, *note = NULL;
    if (key == NULL)
        return NULL;
    int r = ob_dict_lookup(b->dict, key, &has);
    ob_decref(key);
    if (r > 0) {
        note = ((NRef *)has)->note;
        ob_incref(note);
        ob_decref(has);
    }
    if (note == NULL)
        ob_raise(OB_KEY_ERROR, "nothing is noted");
    return note;
}
