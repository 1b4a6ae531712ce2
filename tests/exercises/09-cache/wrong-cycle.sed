# REFUSED: what waits for the death of an object must not hold the cache
# OF: right-refs.c
/^    if (ob_ref_get(((Forget \*)op)->cache, &cache) <= 0)$/c\
    cache = ((Forget *)op)->cache;\
    if (cache == NULL)
/^        return ob_none();$/a\
    ob_incref(cache);
/^static ObType forget_type = {$/i\
static int forget_traverse(ObObject *op, ObVisit *visit, void *arg)\
{\
    const Forget *self = (Forget *)op;\
    return self->cache != NULL ? visit(self->cache, arg) : 0;\
}\
\
static void forget_clear(ObObject *op)\
{\
    ObObject *cache = ((Forget *)op)->cache;\
    ((Forget *)op)->cache = NULL;\
    if (cache != NULL)\
        ob_decref(cache);\
}\

/^    \.drop_next = forget_drop_next, \.free = ob_object_free,$/c\
    .traverse = forget_traverse, .drop_next = forget_drop_next,\
    .clear = forget_clear, .free = ob_object_free,
/^    ObObject \*ref = ob_ref_new(cache, NULL);$/c\
    ObObject *ref = cache;\
    ob_incref(ref);
s/^        \*(Forget \*)op = (Forget){ \*op, ref };$/        *(Forget *)op = (Forget){ *op, ref }, ob_track(op);/
