# REFUSED: drop_next hands over one reference at a time
# Frees its children itself.
/^static ObObject \*pair_drop_next(ObObject \*op)$/c\
static void pair_free(ObObject *op)
/^    ObObject \*\*held = pair->first != NULL ? &pair->first$/,+4c\
    ob_decref(pair->first);\
    ob_decref(pair->second);\
    ob_object_free(op);
/^    \.drop_next = pair_drop_next,$/,+1c\
    .free = pair_free,
