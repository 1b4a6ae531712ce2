# REFUSED: If make fails, its exception is the caller
# Perhaps there is one meanwhile, all the same.
/^    if (made == NULL)$/,/^        return NULL;$/c\
    if (made == NULL) {\
        ObError aside = ob_error_take();\
        if (ob_weak_values_lookup(self->objects, key, &op) != 1) {\
            ob_error_clear();\
            ob_error_restore(&aside);\
        }\
        return op;\
    }
