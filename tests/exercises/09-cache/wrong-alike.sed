# REFUSED: Two caches have nothing in common.
# Two caches with the same make and arg are one.
s/^    ObObject \*objects;          \/\* a WeakValueDictionary \*\/$/    ObObject *objects;/
/^static ObObject \*cache_drop_next(ObObject \*op)$/i\
static ObObject *the_last;\

/^    self->objects = NULL;$/a\
    if (the_last == op)\
        the_last = NULL;
/^ObObject \*cache_new(CacheMake \*make, void \*arg)$/i\
static ObObject *the_last;\

/^    ObObject \*objects = ob_weak_values_new();$/i\
    if (the_last != NULL && ((Cache *)the_last)->make == make\
        && ((Cache *)the_last)->arg == arg) {\
        ob_incref(the_last);\
        return the_last;\
    }
/^    ob_track(op);$/a\
    the_last = op;
