# REFUSED: What came and went leaves nothing behind: no key, and nothing about it.
# The key of what was not made is kept until something else is not made.
s/^    Making \*first;  .*/    ObObject *failed;\n&/
s/objects, NULL, 0/objects, NULL, NULL, 0/
s/^    ObObject \*objects = self->objects;$/    ObObject *failed = self->failed;\n    self->failed = NULL;\n    if (failed != NULL)\n        return ob_dropped(failed);\n&/
/^    making_end(making, result);$/i\
    if (result == NULL) {\
        ObObject *before = self->failed;\
        ob_incref(making->key);\
        self->failed = making->key;\
        if (before != NULL)\
            ob_decref(before);\
    }
