# REFUSED: What one is called back for has died, and perhaps another object was made for its key before.
# To be certain that nothing is left, a callback takes out the key, whatever there is under it by then.
/^\/\* Nobody else is making it. What was made before that was certain is$/i\
static ObObject *forget(ObObject *objects, ObObject *const args[], size_t n)\
{\
    (void)n;\
    ObObject *gone = ob_weak_values_pop_default(objects, args[0], args[0]);\
    if (gone == NULL)\
        return NULL;\
    ob_decref(gone);\
    return ob_none();\
}\
\
static int remember(ObObject *objects, ObObject *key, ObObject *op)\
{\
    ObObject *function = ob_function_new("forget", forget);\
    ObObject *args[] = { objects, key };\
    ObObject *finalizer = function != NULL ? ob_finalize_new(op, function, args, 2) : NULL;\
    if (finalizer != NULL)\
        ob_decref(finalizer);\
    if (function != NULL)\
        ob_decref(function);\
    return finalizer != NULL ? ob_weak_values_set(objects, key, op) : -1;\
}\

s/^    if (op == NULL || ob_weak_values_set(self->objects, key, op) == 0)$/    if (op == NULL || remember(self->objects, key, op) == 0)/
