# REFUSED: A key that is equal to the first finds the same object
# Goes by the address of the key.
s/^ObObject \*cache_get(ObObject \*cache, ObObject \*key)$/static ObObject *get(ObObject *cache, ObObject *key, ObObject *place)/; s/(self->objects, key, /(self->objects, place, /; $a\
\
ObObject *cache_get(ObObject *cache, ObObject *key)\
{\
    ObObject *place = ob_int_new((int64_t)(intptr_t)key);\
    ObObject *op = place == NULL ? NULL : get(cache, key, place);\
    if (place != NULL)\
        ob_decref(place);\
    return op;\
}
