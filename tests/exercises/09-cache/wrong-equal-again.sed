# REFUSED: A key that is equal to the first finds the same object
# Goes by the hash of the key.
s/^ObObject \*cache_get(ObObject \*cache, ObObject \*key)$/static ObObject *get(ObObject *cache, ObObject *key, ObObject *place)/; s/(self->objects, key, /(self->objects, place, /; $a\
\
ObObject *cache_get(ObObject *cache, ObObject *key)\
{\
    int64_t hash = ob_hash(key);\
    ObObject *place = hash == -1 ? NULL : ob_int_new(hash);\
    ObObject *op = place == NULL ? NULL : get(cache, key, place);\
    if (place != NULL)\
        ob_decref(place);\
    return op;\
}
