// REFUSED: Go by hash, and compare only those whose hash is the same.
/* A WeakSet, in which it looks for who is equal. */
#include "one.h"

/* A dict of the hash (an int) to a list of weak references. */
typedef struct Ones {
    ObObject base;
    ObObject *objects;      /* WeakValueDictionary: hash*k+i -> object */
} Ones;

static int ones_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *objects = ((Ones *)op)->objects;
    return objects != NULL ? visit(objects, arg) : 0;
}

static ObObject *ones_drop_next(ObObject *op)
{
    ObObject *objects = ((Ones *)op)->objects;
    ((Ones *)op)->objects = NULL;
    return objects != NULL ? ob_dropped(objects) : NULL;
}

static ObType ones_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Ones",
    .basic_size = sizeof(Ones),
    .traverse = ones_traverse,
    .drop_next = ones_drop_next,
    .free = ob_object_free,
};

/* A key that hashes as the object does, and equals it, but does not
 * hold it. */
typedef struct Key {
    ObRef ref;
} Key;

ObObject *ones_new(void)
{
    ObObject *set = ob_weak_set_new();
    ObObject *op = set != NULL ? ob_object_new(&ones_type, sizeof(Ones))
                               : NULL;
    if (op == NULL) {
        if (set != NULL)
            ob_decref(set);
        return NULL;
    }
    *(Ones *)op = (Ones){ *op, set };
    ob_track(op);
    return op;
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    ObObject *set = ((Ones *)ones)->objects;
    int in = ob_type(op)->weak_offset == 0 ? -1
             : ob_weak_set_contains(set, op);
    if (in < 0) {
        if (ob_error() == OB_NO_ERROR)
            ob_raise(OB_TYPE_ERROR, "no weak references");
        return NULL;
    }
    if (in == 0) {
        if (ob_weak_set_add(set, op) < 0)
            return NULL;
        ob_incref(op);
        return op;
    }
    ObWeakWalk walk;
    if (ob_weak_walk(set, &walk) < 0)
        return NULL;
    ObObject *item;
    while (ob_weak_walk_next(&walk, &item, NULL)) {
        int same = ob_same(item, op);
        if (same != 0) {
            ob_weak_walk_end(&walk);
            if (same > 0)
                return item;
            ob_decref(item);
            return NULL;
        }
        ob_decref(item);
    }
    ob_incref(op);
    return op;
}
