# REFUSED: make is called with the key that was asked for
# make is called with an equal str of before.
s/^    ObObject \*objects;          \/\* a WeakValueDictionary \*\/$/    ObObject *objects;/
/^    ObObject \*made = self->make(key, self->arg);$/c\
    static ObObject *before;\
    ObObject *use = key;\
    if (before != NULL && before->type == &ob_str_type\
        && ob_equal(before, key) == 1)\
        use = before;\
    ob_error_clear();\
    before = ob_is_immortal(key) ? key : NULL;\
    ObObject *made = self->make(use, self->arg);
