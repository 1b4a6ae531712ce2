# REFUSED: A key that has died is another one than whichever is born where it was.
# Remembers which key was asked for last, and does not hold it.
s/^    ObObject \*objects;          .*/&\
    ObObject *last_key, *last;  \/* a weak reference, or NULL *\//
s/^    ObObject \*objects = self->objects;$/    ObObject **held = self->objects != NULL ? \&self->objects : \&self->last;\
    ObObject *objects = *held;/
s/^    self->objects = NULL;$/    *held = NULL;/
s/make, arg, objects, NULL, 0 };/make, arg, objects, NULL, NULL, NULL, 0 };/
s/^ObObject \*cache_get(ObObject \*cache, ObObject \*key)$/static ObObject *get(ObObject *cache, ObObject *key)/
$a\
\
ObObject *cache_get(ObObject *cache, ObObject *key)\
{\
    Cache *self = (Cache *)cache;\
    ObObject *op, *old;\
    if (self->last != NULL && self->last_key == key\
        && ob_ref_get(self->last, &op) > 0)\
        return op;\
    op = get(cache, key);\
    ObObject *ref = op != NULL ? ob_ref_new(op, NULL) : NULL;\
    if (ref == NULL) {\
        if (op != NULL)\
            ob_decref(op);\
        return NULL;\
    }\
    old = self->last;\
    self->last = ref;\
    self->last_key = key;\
    if (old != NULL)\
        ob_decref(old);\
    return op;\
}
