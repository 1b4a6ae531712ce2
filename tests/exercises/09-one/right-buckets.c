/* A dict from hashes to lists of references. Who is asked is held
 * meanwhile; who has died is taken out by the callback. */
#include "one.h"

typedef struct Ones {
    ObObject base;
    ObObject *lists;            /* a dict: hash -> list of references */
    struct Bell *bell;
} Ones;

typedef struct Bell {
    ObObject base;
    Ones *ones;                 /* borrowed; NULL: it has died */
} Bell;

/* A reference has the hash of its object, also when that is dead. */
static int take_out(Ones *self, ObObject *ref)
{
    ObObject *hash = ob_int_new(ob_hash(ref)), *list = NULL;
    int result = hash == NULL ? -1 : ob_dict_lookup(self->lists, hash, &list);
    for (size_t i = 0; list != NULL && i < ob_list_size(list); i++)
        if (ob_list_get_borrowed(list, (int64_t)i) == ref) {
            result = ob_list_size(list) > 1 ? ob_list_del(list, (int64_t)i)
                                            : ob_dict_del(self->lists, hash);
            break;
        }
    if (list != NULL)
        ob_decref(list);
    if (hash != NULL)
        ob_decref(hash);
    return result;
}

static ObObject *ring(ObObject *op, ObObject *const args[], size_t n)
{
    Ones *self = ((Bell *)op)->ones;
    (void)n;
    return self != NULL && take_out(self, args[0]) < 0 ? NULL : ob_none();
}

static ObType bell_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Bell",
    .basic_size = sizeof(Bell), .call = ring, .free = ob_object_free,
};

static void ones_free(ObObject *op)
{
    Ones *self = (Ones *)op;
    self->bell->ones = NULL;
    ob_decref(self->lists);
    ob_decref(&self->bell->base);
    ob_object_free(op);
}

static ObType ones_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Ones",
    .basic_size = sizeof(Ones), .free = ones_free,
};

ObObject *ones_new(void)
{
    ObObject *lists = ob_dict_new();
    ObObject *bell = lists == NULL ? NULL
                     : ob_object_new(&bell_type, sizeof(Bell));
    ObObject *op = bell == NULL ? NULL
                   : ob_object_new(&ones_type, sizeof(Ones));
    if (op != NULL) {
        *(Ones *)op = (Ones){ *op, lists, (Bell *)bell };
        *(Bell *)bell = (Bell){ *bell, (Ones *)op };
        return op;
    }
    if (bell != NULL)
        ob_decref(bell);
    if (lists != NULL)
        ob_decref(lists);
    return NULL;
}

/* 1 and a new reference; 0: it is another, or dead; -1. */
static int is_equal(ObObject *ref, ObObject *op, ObObject **one)
{
    if (ob_ref_get(ref, one) <= 0)
        return 0;
    int same = *one == op ? 1 : ob_equal(*one, op);
    if (same <= 0)
        ob_decref(*one);
    return same;
}

static int find(ObObject *list, ObObject *op, ObObject **one)
{
    ObObject *all = ob_list_copy(list);
    int same = all == NULL ? -1 : 0;
    for (size_t i = 0; same == 0 && i < ob_list_size(all); i++)
        same = is_equal(ob_list_get_borrowed(all, (int64_t)i), op, one);
    if (all != NULL)
        ob_decref(all);
    return same;
}

static int remember(Ones *self, ObObject *hash, ObObject *ref)
{
    ObObject *list;
    int result = ob_dict_lookup(self->lists, hash, &list);
    if (result == 0)
        list = ob_list_new();
    if (list == NULL)
        return -1;
    int done = ob_list_append(list, ref);
    if (done == 0 && result == 0)
        done = ob_dict_set(self->lists, hash, list);
    ob_decref(list);
    return done;
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    Ones *self = (Ones *)ones;
    int64_t value = ob_hash(op);
    ObObject *hash = value == -1 ? NULL : ob_int_new(value);
    ObObject *ref = hash == NULL ? NULL
                    : ob_ref_new(op, &self->bell->base);
    ObObject *list = NULL, *one = NULL;
    int found = ref == NULL || ob_hash(ref) == -1 ? -1
                : ob_dict_lookup(self->lists, hash, &list);
    if (found > 0)
        found = find(list, op, &one);
    if (found == 0 && (found = remember(self, hash, ref)) == 0)
        ob_incref(one = op);
    ObObject *made[] = { hash, ref, list };
    for (int i = 0; i < 3; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
    return found < 0 ? NULL : one;
}
