// REFUSED: Nothing is left of those that came and went.
/* A set for each hash, and nobody takes the empty ones away. */
#include "one.h"

ObObject *ones_new(void)
{
    return ob_dict_new();
}

static ObObject *bucket_of(ObObject *ones, ObObject *key)
{
    ObObject *bucket;
    int found = ob_dict_lookup(ones, key, &bucket);
    if (found != 0)
        return bucket;
    bucket = ob_weak_set_new();
    if (bucket != NULL && ob_dict_set(ones, key, bucket) < 0) {
        ob_decref(bucket);
        return NULL;
    }
    return bucket;
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    int64_t hash = ob_hash(op);
    ObObject *key = hash != -1 ? ob_int_new(hash) : NULL;
    ObObject *bucket = key != NULL ? bucket_of(ones, key) : NULL;
    ObObject *one = NULL, *item;
    ObWeakWalk walk;
    if (bucket != NULL && ob_weak_walk(bucket, &walk) == 0) {
        int same = 0;
        while (same == 0 && ob_weak_walk_next(&walk, &item, NULL)) {
            same = ob_same(item, op);
            if (same == 1)
                one = item;
            else
                ob_decref(item);
        }
        ob_weak_walk_end(&walk);
        if (same == 0 && ob_weak_set_add(bucket, op) == 0) {
            ob_incref(op);
            one = op;
        }
    }
    if (bucket != NULL)
        ob_decref(bucket);
    if (key != NULL)
        ob_decref(key);
    return one;
}
