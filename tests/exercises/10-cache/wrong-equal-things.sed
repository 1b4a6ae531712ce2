# REFUSED: What is made may be anything: nobody compares or hashes it.
# Remembers for each object its key, in a WeakKeyDictionary.
s/ob_weak_values_new()/ob_weak_keys_new()/
/^static ObType cache_type = {$/i\
static int find_by_key(ObObject *objects, ObObject *key, ObObject **op)\
{\
    ObWeakWalk walk;\
    ObObject *its;\
    int same = ob_hash(key) == -1 || ob_weak_walk(objects, \&walk) < 0 ? -1 : 0;\
    while (same == 0 \&\& ob_weak_walk_next(\&walk, op, \&its)) {\
        same = ob_same(its, key);\
        ob_decref(its);\
        if (same <= 0)\
            ob_decref(*op);\
        if (same != 0)\
            ob_weak_walk_end(\&walk);\
    }\
    if (same <= 0)\
        *op = NULL;\
    return same;\
}\

s/ob_weak_values_lookup(self->objects, key, &op)/find_by_key(self->objects, key, \&op)/
s/ob_weak_values_set(self->objects, key, op)/ob_weak_keys_set(self->objects, op, key)/
