# REFUSED: While one thread is in make, others get what they ask for
# Three keys at a time are made, and no more.
s/^    bool over;$/    ObThread *owner;\n&/
s/\.key = key,/.key = key, .owner = ob_self(),/
/^        if (found <= 0) {$/i\
        making = found == 0 ? self->first : making;\
        if (found == 0 \&\& making != NULL \&\& making->owner != ob_self()\
            \&\& making->next != NULL \&\& making->next->next != NULL) {\
            ob_incref(\&making->base);\
            making_wait(making);\
            ob_decref(\&making->base);\
            continue;\
        }
