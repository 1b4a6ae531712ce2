# REFUSED: make may ask the cache for other keys.
# Who is making something does not wait, lest somebody goes round in a circle, and makes it.
s/^    bool over;$/    ObThread *owner;\n&/
s/\.key = key,/.key = key, .owner = ob_self(),/
/^        if (found <= 0) {$/i\
        Making *own = self->first;\
        while (own != NULL \&\& own->owner != ob_self())\
            own = own->next;\
        if (found > 0 \&\& own != NULL) {\
            ob_decref(\&making->base);\
            return self->make(key, self->arg);\
        }
