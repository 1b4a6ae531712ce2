# REFUSED: NULL if make returns NULL
# OF: wrong-thrown-out.c
# If make returns NULL, what another one has put in meanwhile is returned, where NULL is promised
/^    if (made == NULL)$/,/^        return NULL;$/c\
    if (made == NULL) {\
        ob_biased_begin(&section, cache);\
        op = living(self, key);\
        ob_biased_end(&section);\
        return op;\
    }
/^    if (weak == NULL) {$/,/^            ob_biased_decref(old);$/c\
    if (weak == NULL) {\
        ob_biased_decref(made);
