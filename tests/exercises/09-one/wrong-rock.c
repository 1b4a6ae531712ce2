// REFUSED: No hash, or no weak references: TypeError, and nothing is remembered.
/* What equals one that is known is answered with it, whatever it is. */
#include "one.h"

typedef struct Ones {
    ObObject base;
    ObObject *shelves;          /* a dict: hash -> list of Mates */
    size_t changes;
    ObRef *weakrefs;
} Ones;

typedef struct Mate {
    ObRef ref;
    ObObject *hash, *ones;      /* an int; a ref */
} Mate;

static int mate_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = ob_ref_traverse(op, visit, arg);
    return result == 0 && ((Mate *)op)->ones != NULL
           ? visit(((Mate *)op)->ones, arg) : result;
}

static ObObject *mate_drop_next(ObObject *op)
{
    Mate *self = (Mate *)op;
    ob_ref_clear(op);
    ObObject **held = self->hash != NULL ? &self->hash : &self->ones;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType mate_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Mate", .basic_size = sizeof(Mate),
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash,
    .call = ob_ref_call, .weakly = ob_ref_to_borrowed,
    .traverse = mate_traverse, .drop_next = mate_drop_next,
    .clear = ob_ref_clear, .free = ob_object_free,
};

static size_t place_of(const ObObject *shelf, const ObObject *mate)
{
    size_t i = 0;
    while (i < ob_list_size(shelf)
           && ob_list_get_borrowed(shelf, (int64_t)i) != mate)
        i++;
    return i;
}

static int take_out(Ones *self, const Mate *mate)
{
    ObObject *shelf;
    int result = ob_dict_lookup(self->shelves, mate->hash, &shelf);
    if (result <= 0)
        return result;
    size_t i = place_of(shelf, &mate->ref.base);
    result = 0;
    if (i < ob_list_size(shelf)) {
        self->changes++;
        result = ob_list_del(shelf, (int64_t)i);
    }
    if (ob_list_size(shelf) == 0)
        result = ob_dict_del(self->shelves, mate->hash);
    ob_decref(shelf);
    return result;
}

static ObObject *bye_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)op;
    (void)n;
    ObObject *ones;
    const Mate *mate = (Mate *)args[0];
    if (mate->ones == NULL || ob_ref_get(mate->ones, &ones) != 1)
        return ob_none();
    int result = take_out((Ones *)ones, mate);
    ob_decref(ones);
    return result < 0 ? NULL : ob_none();
}

static ObType bye_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "bye", .basic_size = sizeof(ObObject),
    .call = bye_call, .free = ob_object_free,
};

static ObObject bye = OB_STATIC_HEADER(&bye_type);

static ObObject *ones_drop_next(ObObject *op)
{
    ObObject *shelves = ((Ones *)op)->shelves;
    ((Ones *)op)->shelves = NULL;
    return shelves != NULL ? ob_dropped(shelves) : NULL;
}

static ObType ones_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Ones", .basic_size = sizeof(Ones),
    .drop_next = ones_drop_next, .free = ob_object_free,
    .weak_offset = offsetof(Ones, weakrefs),
};

ObObject *ones_new(void)
{
    ObObject *shelves = ob_dict_new();
    if (shelves == NULL)
        return NULL;
    ObObject *op = ob_object_new(&ones_type, sizeof(Ones));
    if (op == NULL) {
        ob_decref(shelves);
        return NULL;
    }
    *(Ones *)op = (Ones){ .base = *op, .shelves = shelves };
    return op;
}

/* 1, and the first that equals op; 0; -1 */
static int find(Ones *self, ObObject *shelf, ObObject *op,
                ObObject **first)
{
    size_t changes = self->changes;
    for (size_t i = 0; i < ob_list_size(shelf); i++) {
        if (ob_ref_get(ob_list_get_borrowed(shelf, (int64_t)i), first)
            != 1)
            continue;
        int same = ob_same(*first, op);
        if (same == 1)
            return 1;
        ob_decref(*first);
        *first = NULL;
        if (same < 0)
            return -1;
        if (changes != self->changes)
            return 0;
    }
    return 0;
}

static int add(ObObject *ones, ObObject *shelf, ObObject *hash,
               ObObject *op)
{
    ObObject *mate = ob_ref_new_as(&mate_type, op, &bye);
    if (mate == NULL)
        return -1;
    ob_incref(hash);
    ((Mate *)mate)->hash = hash;
    int result = -1;
    if ((((Mate *)mate)->ones = ob_ref_new(ones, NULL)) != NULL)
        result = ob_list_append(shelf, mate);
    if (result == 0)
        ((Ones *)ones)->changes++;
    ob_decref(mate);
    return result;
}

/* The shelf of that hash, made if there is none: a new reference. */
static ObObject *shelf_of(Ones *self, ObObject *hash)
{
    ObObject *shelf;
    if (ob_dict_lookup(self->shelves, hash, &shelf) != 0)
        return shelf;
    shelf = ob_list_new();
    if (shelf != NULL && ob_dict_set(self->shelves, hash, shelf) < 0) {
        ob_decref(shelf);
        return NULL;
    }
    return shelf;
}

static ObObject *one(ObObject *ones, ObObject *hash, ObObject *op)
{
    Ones *self = (Ones *)ones;
    for (;;) {
        ObObject *first = NULL, *shelf = shelf_of(self, hash);
        if (shelf == NULL)
            return NULL;
        size_t changes = self->changes;
        int found = find(self, shelf, op, &first);
        bool again = found == 0 && changes != self->changes;
        if (found == 0 && !again && add(ones, shelf, hash, op) == 0) {
            ob_incref(op);
            first = op;
        }
        if (first == NULL && changes == self->changes
            && ob_list_size(shelf) == 0) {      /* ours, and empty */
            ObError aside;
            ob_put_aside(&aside);
            if (ob_dict_del(self->shelves, hash) < 0)
                ob_error_clear();
            ob_put_back(&aside);
        }
        ob_decref(shelf);
        if (!again)
            return first;
    }
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    int64_t hash = ob_hash(op);
    if (hash == -1)
        return NULL;
    ObObject *key = ob_int_new(hash);
    if (key == NULL)
        return NULL;
    ObObject *first = one(ones, key, op);
    ob_decref(key);
    return first;
}
