/* A chain, from the first to the last: each link has a reference and a
 * note. One callback for each book, which the book tells of its end. */
#include "notes.h"

typedef struct Link {
    struct Link *next;
    ObObject *ref, *note;
} Link;

typedef struct Book Book;

typedef struct Bell {
    ObObject base;
    Book *book;                 /* borrowed; NULL: it has died */
} Bell;

struct Book {
    ObObject base;
    Link *first;
    Bell *bell;                 /* a reference, which is not shown: it
                                   refers to nothing */
};

/* Takes out one that is dead; false: there is none. */
static bool take_dead(Book *self)
{
    Link **at = &self->first;
    while (*at != NULL && !ob_ref_is_dead((*at)->ref))
        at = &(*at)->next;
    Link *link = *at;
    if (link == NULL)
        return false;
    *at = link->next;
    ObObject *ref = link->ref, *note = link->note;
    ob_mem_free(ob_mem(), link);
    ob_decref(ref);
    ob_decref(note);
    return true;
}

static ObObject *ring(ObObject *op, ObObject *const args[], size_t n)
{
    const Bell *self = (Bell *)op;
    (void)args;
    (void)n;
    while (self->book != NULL && take_dead(self->book))
        continue;
    return ob_none();
}

static ObType bell_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Bell",
    .basic_size = sizeof(Bell), .call = ring, .free = ob_object_free,
};

static int book_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    for (const Link *l = ((Book *)op)->first; l != NULL && result == 0;
         l = l->next) {
        result = visit(l->ref, arg);
        if (result == 0)
            result = visit(l->note, arg);
    }
    return result;
}

static ObObject *book_drop_next(ObObject *op)
{
    Book *self = (Book *)op;
    if (self->bell != NULL)
        self->bell->book = NULL;
    Link *link = self->first;
    if (link == NULL) {
        ObObject *bell = (ObObject *)self->bell;
        self->bell = NULL;
        return bell != NULL ? ob_dropped(bell) : NULL;
    }
    if (link->ref != NULL) {
        ObObject *ref = link->ref;
        link->ref = NULL;
        return ob_dropped(ref);
    }
    ObObject *note = link->note;
    self->first = link->next;
    ob_mem_free(ob_mem(), link);
    return ob_dropped(note);
}

static void book_clear(ObObject *op)
{
    Book *self = (Book *)op;
    while (self->first != NULL) {
        Link *link = self->first;
        self->first = link->next;
        ObObject *ref = link->ref, *note = link->note;
        ob_mem_free(ob_mem(), link);
        ob_decref(ref);
        ob_decref(note);
    }
}

static ObType book_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Book",
    .basic_size = sizeof(Book), .traverse = book_traverse,
    .drop_next = book_drop_next, .clear = book_clear,
    .free = ob_object_free,
};

ObObject *notes_new(void)
{
    ObObject *bell = ob_object_new(&bell_type, sizeof(Bell));
    if (bell == NULL)
        return NULL;
    ObObject *op = ob_object_new(&book_type, sizeof(Book));
    *(Bell *)bell = (Bell){ *bell, (Book *)op };
    if (op == NULL) {
        ob_decref(bell);
        return NULL;
    }
    *(Book *)op = (Book){ *op, NULL, (Bell *)bell };
    ob_track(op);
    return op;
}

static Link *find(ObObject *notes, const ObObject *op)
{
    Link *link = ((Book *)notes)->first;
    while (link != NULL && ob_ref_to_borrowed(link->ref) != op)
        link = link->next;
    return link;
}

int notes_set(ObObject *notes, ObObject *op, ObObject *note)
{
    Book *self = (Book *)notes;
    Link *link = find(notes, op);
    if (link != NULL) {
        ObObject *old = link->note;
        ob_incref(note);
        link->note = note;
        ob_decref(old);
        return 0;
    }
    ObObject *ref = ob_ref_new(op, &self->bell->base);
    if (ref == NULL)
        return -1;
    link = ob_mem_alloc(ob_mem(), OB_MEM_DATA, sizeof *link);
    if (link == NULL) {
        ob_decref(ref);
        ob_raise_memory();
        return -1;
    }
    ob_incref(note);
    *link = (Link){ self->first, ref, note };
    self->first = link;
    return 0;
}

ObObject *notes_get(ObObject *notes, ObObject *op)
{
    const Link *link = find(notes, op);
    if (link == NULL)
        return ob_raise(OB_KEY_ERROR, "nothing is noted");
    ob_incref(link->note);
    return link->note;
}
